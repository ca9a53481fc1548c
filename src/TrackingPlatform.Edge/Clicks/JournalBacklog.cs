using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>Clicks that this node has answered and not yet drained.</summary>
internal sealed class JournalBacklog(ClickJournal clicks) : IClickBacklog
{
    public DateTimeOffset? OldestUndrained => clicks.Journal.OldestUnreadAt;
}
