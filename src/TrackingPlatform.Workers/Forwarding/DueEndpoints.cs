using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>The endpoints that have something due, asked for again only when the last answer has grown old or did not hold: with thousands of them asking costs more than claiming.</summary>
internal sealed class DueEndpoints(ForwardingQueue queue, TimeProvider clock)
{
    // What comes due elsewhere meanwhile waits no longer than this, or where asking is dear, than four times what it took: a fifth of the time at most goes into asking.
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(100);
    private const int Spared = 4;

    private IReadOnlyList<EndpointKey>? _known;
    private TimeSpan _fresh = Fresh;
    private long _answeredAt;

    public async Task<IReadOnlyList<EndpointKey>> ListAsync(CancellationToken cancellationToken)
    {
        if (_known is null || clock.GetElapsedTime(_answeredAt) > _fresh)
        {
            var asked = clock.GetTimestamp();
            _known = await queue.ListDueAsync(cancellationToken);
            _answeredAt = clock.GetTimestamp();
            var took = clock.GetElapsedTime(asked, _answeredAt) * Spared;
            _fresh = took > Fresh ? took : Fresh;
        }

        return _known;
    }

    /// <summary>Some had less than they were said to have.</summary>
    public void Forget() => _known = null;
}
