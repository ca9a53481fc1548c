namespace TrackingPlatform.Admin.Reporting;

/// <summary>A map of the world with one tile a country, by ISO 3166. Places are right among neighbours rather than to scale.</summary>
internal static class CountryTiles
{
    private const string Empty = "--";

    private static readonly string[] Rows =
    [
        "-- -- -- -- -- -- -- -- GL -- -- IS -- -- NO SE FI -- -- -- -- -- -- -- -- -- --",
        "-- CA -- -- -- -- -- -- -- -- -- -- -- DK -- EE LV LT -- -- RU -- -- -- -- -- --",
        "-- US -- -- -- -- -- -- -- -- IE GB NL DE PL BY UA -- -- KZ -- MN -- KP -- JP --",
        "-- -- -- -- -- -- -- -- -- -- FR BE LU CZ SK HU MD GE AZ UZ KG CN -- KR -- -- --",
        "MX -- -- -- BS -- -- -- -- PT ES AD CH LI AT RO BG AM TM TJ NP BT HK TW -- -- --",
        "GT BZ -- CU TC -- -- -- -- -- -- MC IT SI HR RS MK TR IR AF IN BD MO -- PH -- --",
        "SV HN JM HT DO PR -- -- -- MA DZ TN MT SM BA ME GR CY IQ PK LK MM LA VN -- GU --",
        "-- NI CR KY AG KN -- -- -- EH LY EG IL LB SY AL XK JO KW BH MV TH KH -- -- PW FM",
        "-- -- PA -- DM LC BB -- CV MR ML NE TD SD PS SA QA AE OM -- -- MY SG BN -- PG SB",
        "CO VE GY TT GD VC -- -- GM SN BF NG SS ER ET DJ YE -- -- -- -- ID TL -- NR KI MH",
        "EC PE SR GF -- -- -- -- GW GN CI GH CM CF UG KE SO -- -- -- -- -- AU -- VU FJ TV",
        "-- BO BR -- -- -- -- -- SL LR TG BJ GQ CD RW TZ SC -- -- -- -- -- -- NC -- TO WS",
        "CL PY UY -- -- -- -- -- -- ST GA CG BI ZM MW MZ KM -- -- -- -- -- NZ -- -- -- --",
        "-- AR -- FK -- -- -- -- -- -- AO NA BW ZW SZ MG MU RE -- -- -- -- -- -- -- -- --",
        "-- -- -- -- -- -- -- -- -- -- -- -- ZA LS -- -- -- -- -- -- -- -- -- -- -- -- --",
    ];

    /// <summary>Every country with its place.</summary>
    public static IReadOnlyList<(string Code, int Column, int Row)> All { get; } =
        [.. Rows.SelectMany((line, row) => line.Split(' ').Select((code, column) => (code, column, row))).Where(tile => tile.code != Empty)];

    private static readonly HashSet<string> Codes = [.. All.Select(tile => tile.Code)];

    /// <summary>How wide the map is.</summary>
    public static int Columns { get; } = Rows.Max(line => line.Split(' ').Length);

    /// <summary>Whether a country has a tile.</summary>
    public static bool Knows(string code) => Codes.Contains(code);
}
