namespace TrackingPlatform.Integration.Tests.Clicks;

/// <summary>Records as the makers of address data write them.</summary>
internal static class AddressRecords
{
    /// <summary>MaxMind's city.</summary>
    public static Dictionary<string, object> NestedCity(string country, string region, string city) => new()
    {
        ["country"] = new Dictionary<string, object> { ["iso_code"] = country, ["names"] = Names(country) },
        ["subdivisions"] = new object[] { new Dictionary<string, object> { ["iso_code"] = "XX", ["names"] = Names(region) } },
        ["city"] = new Dictionary<string, object> { ["names"] = Names(city) },
    };

    public static Dictionary<string, object> NestedCountry(string country) => new()
    {
        ["country"] = new Dictionary<string, object> { ["iso_code"] = country },
    };

    /// <summary>One level, as in DB-IP's converted tables.</summary>
    public static Dictionary<string, object> FlatCity(string country, string region, string city) => new()
    {
        ["city"] = city, ["country_code"] = country, ["state1"] = region, ["timezone"] = "Europe/Berlin",
    };

    public static Dictionary<string, object> FlatCountry(string country) => new() { ["country_code"] = country };

    public static Dictionary<string, object> Asn(uint number, string organization) => new()
    {
        ["autonomous_system_number"] = number, ["autonomous_system_organization"] = organization,
    };

    private static Dictionary<string, object> Names(string name) => new() { ["de"] = name + " (deutsch)", ["en"] = name };
}
