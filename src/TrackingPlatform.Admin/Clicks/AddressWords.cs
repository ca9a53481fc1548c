using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Admin.Clicks;

/// <summary>Address data as people read it.</summary>
internal static class AddressWords
{
    /// <summary>"countries, regions, cities"</summary>
    public static string Facts(AddressFacts facts) => string.Join(", ", Enum.GetValues<AddressFacts>().Where(fact => fact != AddressFacts.None && facts.HasFlag(fact)).Select(Fact));

    /// <summary>"IPv4 and IPv6"</summary>
    public static string Families(AddressFamilies families) => families switch
    {
        AddressFamilies.IPv4 | AddressFamilies.IPv6 => "IPv4 and IPv6",
        AddressFamilies.IPv4 => "IPv4",
        AddressFamilies.IPv6 => "IPv6",
        _ => Figures.Absent,
    };

    /// <summary>"7.8 MB"</summary>
    public static string Size(long bytes) => (bytes / 1_000_000.0).ToString("#,0.0", Figures.Culture) + " MB";

    /// <summary>What is wrong with a file and what to do about it.</summary>
    public static string Advice(AddressFileProblem problem) => problem switch
    {
        AddressFileProblem.BadName => "The name must end in .mmdb and hold letters, digits, dots, dashes and underscores only.",
        AddressFileProblem.TooLarge => $"The file is larger than {IAddressFiles.MostBytes / (1024 * 1024)} MiB. Take one with less detail.",
        AddressFileProblem.Damaged => "This is no MMDB file, or a damaged one, or not all of it. Unpack it, or download it again.",
        AddressFileProblem.UnknownLayout => "The file can be read, but tells nothing of countries, cities or networks.",
        AddressFileProblem.NotStored => "The file could not be kept: look at the disk and at who may write to the folder.",
    };

    /// <summary>Whom the licences of free data want named wherever it is shown.</summary>
    public static IEnumerable<(string Text, string Href)> Credits(IEnumerable<AddressFile> files)
    {
        var used = files.Where(file => file.IsUsed).ToList();
        if (used.Exists(file => file.IsBundled || IsBy(file, "DBIP")))
        {
            yield return ("IP Geolocation by DB-IP", "https://db-ip.com");
        }

        if (used.Exists(file => IsBy(file, "GeoLite2")))
        {
            yield return ("GeoLite2 data by MaxMind", "https://www.maxmind.com");
        }

        if (used.Exists(file => IsBy(file, "ipinfo")))
        {
            yield return ("IP address data by IPinfo", "https://ipinfo.io");
        }
    }

    // Files converted from a maker's tables tell by their name only.
    private static bool IsBy(AddressFile file, string maker) =>
        file.Name.Contains(maker, StringComparison.OrdinalIgnoreCase) || (file.Contents?.Type.Contains(maker, StringComparison.OrdinalIgnoreCase) ?? false);

    private static string Fact(AddressFacts fact) => fact switch
    {
        AddressFacts.Country => "countries",
        AddressFacts.Region => "regions",
        AddressFacts.City => "cities",
        AddressFacts.Asn => "autonomous systems",
        AddressFacts.Isp => "providers",
        AddressFacts.Connection => "connections",
        _ => "",
    };
}
