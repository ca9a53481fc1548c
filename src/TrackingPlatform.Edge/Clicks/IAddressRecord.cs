using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>What a file of address data holds for an address, in either layout.</summary>
internal interface IAddressRecord
{
    VisitorPlace ToPlace();
}
