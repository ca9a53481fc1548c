using System.Text.Json;
using Npgsql;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>Replays as rows.</summary>
internal static class ReplayRows
{
    public const string InsertSql = """
        insert into replays (tenant_id, replay_id, kind, state, states, reason, endpoint, template_id, publisher_id, offer_id, event, delivery_id, from_at, until_at,
            per_second, matched, requested_by, created_at, changed_at, next_batch_at)
        values ($1, $2, $3, 'running', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, now(), now(), now())
        """;

    public static void AddInsert(NpgsqlBatch batch, Guid tenant, ReplayId id, ReplayPlan plan, long matched, string requestedBy)
    {
        var filter = plan.Filter;
        batch.Add(InsertSql).Uuid(tenant).Uuid(id.Value).Text(WireName<ReplayKind>.Of(plan.Kind))
            .Texts([.. filter.States.Select(WireName<DeliveryState>.Of)]).Text(filter.Reason).Text(filter.Endpoint)
            .Uuid(filter.Template?.Value).Uuid(filter.Publisher?.Value).Uuid(filter.Offer?.Value).Text(filter.Event).Uuid(filter.Delivery?.Value)
            .Time(filter.Range.From).Time(filter.Range.Until).Int(plan.Pace.PerSecond).Long(matched).Text(requestedBy);
    }

    public static ReplayEntry Read(NpgsqlDataReader row) => new()
    {
        Id = row.Id<ReplayId>("replay_id"),
        Plan = new ReplayPlan(row.Named<ReplayKind>("kind"), Filter(row), new ReplayPace(row.Int("per_second"))),
        State = row.Named<ReplayState>("state"),
        Matched = row.Long("matched"),
        Sent = row.Long("sent"),
        Skipped = JsonSerializer.Deserialize(row.Text("skipped"), DataJson.Default.DictionaryStringInt64) ?? [],
        RequestedBy = row.Text("requested_by"),
        CreatedAt = row.Time("created_at"),
        ChangedAt = row.Time("changed_at"),
        FinishedAt = row.TimeOrNull("finished_at"),
        Cursor = row.IsDBNull(row.GetOrdinal("last_id")) ? null : row.GetGuid(row.GetOrdinal("last_id")),
    };

    private static DeliveryFilter Filter(NpgsqlDataReader row) => new()
    {
        States = [.. row.Texts("states").Select(name => WireName<DeliveryState>.TryParse(name, out var state) ? state : throw new InvalidDataException($"'{name}' is no state of a delivery."))],
        Reason = row.TextOrNull("reason"),
        Endpoint = row.TextOrNull("endpoint"),
        Template = row.IdOrNull<TemplateId>("template_id"),
        Publisher = row.IdOrNull<PublisherId>("publisher_id"),
        Offer = row.IdOrNull<OfferId>("offer_id"),
        Event = row.TextOrNull("event"),
        Delivery = row.IdOrNull<DeliveryId>("delivery_id"),
        Range = new TimeRange(row.TimeOrNull("from_at"), row.Time("until_at")),
    };
}
