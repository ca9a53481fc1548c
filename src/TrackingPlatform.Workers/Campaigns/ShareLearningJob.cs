using TrackingPlatform.Data.Campaigns;

namespace TrackingPlatform.Workers.Campaigns;

/// <summary>Moves visitors of optimised routes towards what earns most. Safe to run twice: that is one more step the same way, and shares stop where earnings call for.</summary>
internal sealed class ShareLearningJob(ShareLearner learner)
{
    public Task RunAsync(CancellationToken cancellationToken) => learner.LearnAsync(cancellationToken);
}
