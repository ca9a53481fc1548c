using MaxMind.Db;
using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>MaxMind's layout, which DB-IP's own files have as well: maps within maps, names in several languages.</summary>
internal sealed class NestedAddressRecord : IAddressRecord
{
    [MapKey("country")]
    public Named? Country { get; init; }

    [MapKey("subdivisions")]
    public List<Named>? Subdivisions { get; init; }

    [MapKey("city")]
    public Named? City { get; init; }

    [MapKey("traits")]
    public Network? Traits { get; init; }

    [MapKey("autonomous_system_number")]
    public long? Asn { get; init; }

    [MapKey("autonomous_system_organization")]
    public string? AsOrganization { get; init; }

    [MapKey("isp")]
    public string? Isp { get; init; }

    [MapKey("connection_type")]
    public string? ConnectionType { get; init; }

    [MapKey("is_hosting_provider")]
    public bool? IsHosting { get; init; }

    public VisitorPlace ToPlace() => new(
        AddressValues.Country(Country?.Code),
        AddressValues.Name(Subdivisions is [var region, ..] ? region.Name : null),
        AddressValues.Name(City?.Name),
        Asn ?? Traits?.Asn,
        AddressValues.Name(Isp ?? Traits?.Isp ?? AsOrganization ?? Traits?.AsOrganization),
        IsHosting is true ? ConnectionKind.Hosting : AddressValues.Connection(ConnectionType ?? Traits?.ConnectionType ?? Traits?.UserType));

    internal sealed class Named
    {
        [MapKey("iso_code")]
        public string? Code { get; init; }

        [MapKey("names")]
        public Languages? Names { get; init; }

        public string? Name => Names?.English ?? Code;
    }

    /// <summary>The others are left where they are.</summary>
    internal sealed class Languages
    {
        [MapKey("en")]
        public string? English { get; init; }
    }

    internal sealed class Network
    {
        [MapKey("autonomous_system_number")]
        public long? Asn { get; init; }

        [MapKey("autonomous_system_organization")]
        public string? AsOrganization { get; init; }

        [MapKey("isp")]
        public string? Isp { get; init; }

        [MapKey("connection_type")]
        public string? ConnectionType { get; init; }

        [MapKey("user_type")]
        public string? UserType { get; init; }
    }
}
