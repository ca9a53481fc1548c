using System.Net;
using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>Answers look-ups from the set of files in force, which is swapped whole.</summary>
internal sealed class AddressData(ILogger<AddressData> logger) : IAddressIntelligence
{
    private volatile AddressSet _set = AddressSet.Empty;

    public void Replace(AddressSet set) => _set = set;

    public VisitorPlace Find(IPAddress address)
    {
        var place = _set.Find(address, out var stumbled);
        if (stumbled is not null)
        {
            logger.AddressFileStumbled(stumbled.Contents.Type, stumbled.Contents.BuiltAt);
        }

        return place;
    }
}
