using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>Clicks that this node has answered and not yet drained.</summary>
internal sealed class JournalBacklog(ClickJournal clicks, ClickTally tally) : IClickBacklog
{
    // A click's id is made before its frame is written, and the journal is dated to the second.
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    public DateTimeOffset? OldestUndrained => clicks.Journal.OldestUnreadAt - Slack;

    public long UndrainedOf(TenantId tenant) => tally.UndrainedOf(tenant);

    public long UnpersistedOf(TenantId tenant) => tally.UnpersistedOf(tenant);
}
