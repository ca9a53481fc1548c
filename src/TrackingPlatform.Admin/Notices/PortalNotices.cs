using TrackingPlatform.Data.Notices;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Notices;

namespace TrackingPlatform.Admin.Notices;

/// <summary>The notices that name one publisher, for its own people: whatever is asked for, no others are shown.</summary>
internal sealed class PortalNotices(NoticeBook book)
{
    /// <summary>Reads one page, newest first; nothing for anybody who is no publisher's person.</summary>
    public async Task<LogPage<NoticeEntry>> ListAsync(Actor actor, IReadOnlyList<NoticeKind> kinds, LogPaging paging, CancellationToken cancellationToken) =>
        actor is { Publisher: { } publisher } && actor.May(Permissions.Propose)
            ? await book.ListAsync(actor.TenantId, kinds, publisher, TimeRange.Everything, paging, cancellationToken)
            : new LogPage<NoticeEntry>([], null, 0);

    /// <summary>The person has read what there is.</summary>
    public Task MarkReadAsync(Actor actor, MemberId member, CancellationToken cancellationToken) => book.MarkReadAsync(actor.TenantId, member, cancellationToken);
}
