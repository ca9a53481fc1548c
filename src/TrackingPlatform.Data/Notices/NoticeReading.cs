using Npgsql;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Notices;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Data.Notices;

/// <summary>Rows of notices as values.</summary>
internal static class NoticeReading
{
    public static NoticeEntry Read(NpgsqlDataReader row) => new(
        row.Id<NoticeId>("notice_id"),
        new Notice
        {
            Kind = row.Named<NoticeKind>("kind"),
            Subject = row.Text("subject"),
            Occasion = row.Text("occasion"),
            Title = row.Text("title"),
            Detail = row.Text("detail"),
            DetailForPublishers = row.TextOrNull("detail_for_publishers"),
            Path = row.Text("path"),
            Publishers = [.. row.GetFieldValue<Guid[]>(row.GetOrdinal("publishers")).Select(publisher => new PublisherId(publisher))],
        },
        row.Time("at"));
}
