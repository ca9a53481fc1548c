using MaxMind.Db;
using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>The layout of one level, as in files converted from DB-IP's tables and in IPinfo's.</summary>
internal sealed class FlatAddressRecord : IAddressRecord
{
    [MapKey("country_code")]
    public string? CountryCode { get; init; }

    /// <summary>The code in some files, the name in others.</summary>
    [MapKey("country")]
    public string? Country { get; init; }

    [MapKey("state1")]
    public string? State { get; init; }

    [MapKey("region")]
    public string? Region { get; init; }

    [MapKey("city")]
    public string? City { get; init; }

    [MapKey("autonomous_system_number")]
    public long? Asn { get; init; }

    /// <summary>With letters in front: <c>AS15169</c>.</summary>
    [MapKey("asn")]
    public string? AsnText { get; init; }

    [MapKey("autonomous_system_organization")]
    public string? AsOrganization { get; init; }

    [MapKey("as_name")]
    public string? AsName { get; init; }

    [MapKey("isp")]
    public string? Isp { get; init; }

    [MapKey("connection_type")]
    public string? ConnectionType { get; init; }

    public VisitorPlace ToPlace() => new(
        AddressValues.Country(CountryCode ?? Country),
        AddressValues.Name(State ?? Region),
        AddressValues.Name(City),
        Asn ?? AddressValues.Asn(AsnText),
        AddressValues.Name(Isp ?? AsOrganization ?? AsName),
        AddressValues.Connection(ConnectionType));
}
