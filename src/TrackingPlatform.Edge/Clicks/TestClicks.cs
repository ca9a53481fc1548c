using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Privacy;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>Knows test clicks by their pass. Whatever is no good pass stays a parameter like any other.</summary>
internal sealed class TestClicks(SecretBox box, TimeProvider clock)
{
    public void Mark(ref ClickQuery query, LinkId link)
    {
        if (query.TestPass is { } pass && TestPass.IsGood(box, pass, link, clock.GetUtcNow()))
        {
            query.MarkTest();
        }
    }
}
