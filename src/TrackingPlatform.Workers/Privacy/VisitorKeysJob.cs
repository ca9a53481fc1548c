using TrackingPlatform.Data.Privacy;

namespace TrackingPlatform.Workers.Privacy;

/// <summary>Makes the visitor keys of the days ahead and destroys those of days gone by. Safe to run twice: a day has one key.</summary>
internal sealed class VisitorKeysJob(VisitorKeyRing keys)
{
    public Task RunAsync(CancellationToken cancellationToken) => keys.TurnAsync(cancellationToken);
}
