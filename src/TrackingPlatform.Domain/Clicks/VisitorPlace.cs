namespace TrackingPlatform.Domain.Clicks;

/// <summary>Where a visitor is and by whose network, as address data knows it. An estimate: the country is mostly right, the city often not.</summary>
/// <param name="Country">ISO 3166 country, two capital letters; null when unknown.</param>
/// <param name="Region">First division of the country, by its English name such as <c>Bavaria</c>; null when unknown.</param>
/// <param name="City">City, by its English name; null when unknown.</param>
/// <param name="Asn">Number of the autonomous system, up to 4,294,967,295; null when unknown.</param>
/// <param name="Isp">Who runs the network, as the data spells it; null when unknown.</param>
/// <param name="Connection">How it is reached.</param>
public readonly record struct VisitorPlace(string? Country, string? Region, string? City, long? Asn, string? Isp, ConnectionKind Connection)
{
    /// <summary>Fills in what is unknown here. Country, region and city are taken together, since two sources may be of two minds.</summary>
    public VisitorPlace Or(in VisitorPlace other) => new(
        Country ?? other.Country,
        Country is null ? other.Region : Region,
        Country is null ? other.City : City,
        Asn ?? other.Asn,
        Isp ?? other.Isp,
        Connection == ConnectionKind.Unknown ? other.Connection : Connection);
}
