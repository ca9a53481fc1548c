using System.ComponentModel;
using TrackingPlatform.Data.Notices;
using TrackingPlatform.Domain.Notices;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Admin.Notices;

/// <summary>A notice as the API shows it.</summary>
internal sealed record NoticeDetails(
    NoticeId Id,
    NoticeKind Kind,
    [property: Description("The thing it is about, such as an endpoint's address.")] string Subject,
    string Title,
    string Detail,
    [property: Description("The page that shows more, without the host.")] string Path,
    [property: Description("Publishers that heard it as well.")] IReadOnlyList<PublisherId> Publishers,
    DateTimeOffset At)
{
    public static NoticeDetails Of(NoticeEntry entry) =>
        new(entry.Id, entry.Notice.Kind, entry.Notice.Subject, entry.Notice.Title, entry.Notice.Detail, entry.Notice.Path, entry.Notice.Publishers, entry.At);
}
