namespace TrackingPlatform.Host.Demo;

/// <summary>The agency that the demo shows: who pays, who sends visitors, what for, and how well each does it.</summary>
internal static class DemoWorld
{
    public const string Agency = "Northlight Partners";
    public const string TimeZone = "Europe/Berlin";
    public const string Currency = "EUR";
    public const string Email = "demo@northlight.example";
    public const int Days = 28;

    /// <summary>Clicks on an ordinary working day, over all links.</summary>
    public const int ClicksADay = 1_400;

    public static readonly Offer[] Offers =
    [
        new("Fjell Bank", "Fjell Bank · Current account", "account_open", Payout: 34.00m, Revenue: 45.00m, Percent: null, ConversionRate: 0.014, Sale: null),
        new("Solstrom Energy", "Solstrom · Switch electricity", "contract", Payout: 20.97m, Revenue: 29.96m, Percent: null, ConversionRate: 0.010, Sale: null),
        new("Harbour VPN", "Harbour VPN · Annual plan", "sale", Payout: 0m, Revenue: 0m, Percent: (30m, 40m), ConversionRate: 0.021, Sale: (39m, 120m)),
        new("Mira Travel", "Mira Travel · City breaks", "booking", Payout: 0m, Revenue: 0m, Percent: (5m, 7m), ConversionRate: 0.009, Sale: (180m, 1_400m))
        {
            Basket = [("flights", 0.35m, (2m, 3m)), ("hotels", 0.55m, (6m, 8.5m)), ("insurance", 0.10m, (10m, 14m))],
        },
        new("Kestrel Insurance", "Kestrel · Car insurance quote", "quote", Payout: 5.10m, Revenue: 7.45m, Percent: null, ConversionRate: 0.028, Sale: null),
        new("Pomona Languages", "Pomona · Trial class", "lead", Payout: 5.50m, Revenue: 7.50m, Percent: null, ConversionRate: 0.031, Sale: null),
    ];

    public static readonly Publisher[] Publishers =
    [
        new("SaverNest", Share: 30, Quality: 1.15, "https://postback.savernest.example/in?cid={click_ref}&payout={payout}&cur={currency}&status={status}&s1={sub1|none}"),
        new("Tarif-Lotse", Share: 24, Quality: 1.25, "https://track.tarif-lotse.example/pb?clickid={click_ref}&sum={payout}&goal={event}&order={txn_id}"),
        new("DealHarbour", Share: 18, Quality: 0.90, "https://postback.dealharbour.example/conv?sub={sub1}&amount={payout:0.00}&tx={conversion_id}"),
        new("Marta Reviews", Share: 12, Quality: 1.40, "https://marta-reviews.example/api/postback?ref={click_ref}&event={event}&pay={payout}"),
        new("BudgetBee", Share: 10, Quality: 0.80, null),
        new("ClickGarden", Share: 6, Quality: 0.35, "https://s2s.clickgarden.example/?c={click_ref}&p={payout}"),
    ];

    public static readonly Campaign[] Campaigns =
    [
        new("Finance DACH", [(0, 60), (4, 40)]),
        new("Energy switch", [(1, 100)]),
        new("Travel & privacy", [(3, 55), (2, 45)]),
        new("Learning", [(5, 100)]),
    ];

    public static readonly (string Country, string City, int Share)[] Places =
        [("DE", "Berlin", 30), ("DE", "Munich", 16), ("AT", "Vienna", 14), ("CH", "Zurich", 9), ("NL", "Utrecht", 9), ("DE", "Hamburg", 9), ("SE", "Malmö", 6), ("PL", "Poznań", 4), ("US", "Austin", 3)];

    public static readonly (string Agent, int Share)[] Devices =
    [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1", 34),
        ("Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36", 31),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36", 20),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15", 9),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0", 6),
    ];

    public static readonly string[] Sources = ["newsletter", "comparison", "guide", "search", "social"];

    internal sealed record Offer(
        string Advertiser, string Name, string Event, decimal Payout, decimal Revenue, (decimal Payout, decimal Revenue)? Percent, double ConversionRate, (decimal From, decimal To)? Sale)
    {
        /// <summary>What its sales are made of, with prices of their own; empty where the advertiser does not say.</summary>
        public (string Category, decimal Share, (decimal Payout, decimal Revenue) Percent)[] Basket { get; init; } = [];
    }

    internal sealed record Publisher(string Name, int Share, double Quality, string? Postback);

    internal sealed record Campaign(string Name, (int Offer, int Weight)[] Offers);
}
