using Npgsql;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>A delivery that was never to be sent, and the change of its conversion that it was about.</summary>
internal sealed record SuppressedDelivery(
    TenantId Tenant, DeliveryId Id, Guid? TemplateId, int Sequence, ConversionStatus StatusThen, ConversionMoney MoneyThen, StoredConversion Conversion)
{
    private const string FindSql = """
        select done.template_id, done.event_seq, change.status, change.amount, change.payout, change.revenue, done.conversion_id
        from deliveries_done done
        join conversion_changes change on change.tenant_id = done.tenant_id and change.conversion_id = done.conversion_id and change.event_seq = done.event_seq
        where done.tenant_id = $1 and done.delivery_id = $2 and done.state = 'suppressed'
        """;

    private const string PlanSql = """
        with back as (delete from deliveries_done where tenant_id = $1 and delivery_id = $2 and state = 'suppressed' returning *)
        insert into deliveries (tenant_id, delivery_id, conversion_id, template_id, template_version, event_seq, publisher_id, offer_id, event, status_sent, endpoint,
            state, reason, macro_values, next_at, created_at, deadline_at, replays)
        select tenant_id, delivery_id, conversion_id, $3, $4, event_seq, publisher_id, offer_id, event, status_sent, $5,
            'due', 'replayed', $6, now(), created_at, now() + make_interval(secs => $7), replays + 1 from back
        """;

    public static async Task<SuppressedDelivery?> FindAsync(NpgsqlConnection connection, TenantId tenant, DeliveryId delivery, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Add(FindSql).Uuid(tenant.Value).Uuid(delivery.Value);
        batch.Add($"select {StoredConversion.Columns} from conversions where tenant_id = $1 and conversion_id = (select conversion_id from deliveries_done where tenant_id = $1 and delivery_id = $2)")
            .Uuid(tenant.Value).Uuid(delivery.Value);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        if (!await rows.ReadAsync(cancellationToken))
        {
            return null;
        }

        var (template, sequence) = (rows.UuidOrNull(0), rows.GetInt32(1));
        var status = WireName<ConversionStatus>.TryParse(rows.GetString(2), out var then) ? then : throw new FormatException($"'{rows.GetString(2)}' is no status.");
        var money = new ConversionMoney(rows.NumberOrNull(3), rows.GetDecimal(4), rows.GetDecimal(5));
        await rows.NextResultAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken) ? new SuppressedDelivery(tenant, delivery, template, sequence, status, money, StoredConversion.Read(rows)) : null;
    }

    /// <summary>Makes it due, with the values of then and the template of now.</summary>
    public async Task<Outcome<DeliveryId>> PlanAfterAllAsync(NpgsqlConnection connection, TemplateMacros macros, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (retold, missing) = await RetoldConversion.ReadAsync(connection, Tenant, Conversion, macros, cancellationToken);
        if (retold is null)
        {
            return new Outcome<DeliveryId>.Conflict(
                missing!, "It was only a test, and publishers hear of real conversions only. The template's preview shows what they would be told."); // one of the two is there
        }

        var fitting = retold.Context.Templates.Where(template => TemplateId is null || template.Id.Value == TemplateId).ToList();
        if (fitting.Count != 1)
        {
            return new Outcome<DeliveryId>.Conflict(ReasonCodes.NoPostbackConfigured, fitting.Count > 1
                ? "The publisher has several active postback templates, and this delivery was planned for none of them."
                : "There is no active postback template to send it with; add or activate one, then try again.");
        }

        var template = fitting[0];
        if (template.References is not { } references)
        {
            return new Outcome<DeliveryId>.Conflict(ReasonCodes.UrlInvalid, "The postback template cannot be understood; mend it, then try again.");
        }

        var values = FrozenMacroValues.Capture(new ConversionMacroValues(retold.At(Sequence, StatusThen, MoneyThen), Id, now), references);
        await using var batch = connection.CreateBatch();
        batch.Add(PlanSql).Uuid(Tenant.Value).Uuid(Id.Value).Uuid(template.Id.Value).Int(template.Version).Text(template.Endpoint)
            .Json(values.ToJson()).Int((int)DeliveryPlanner.Lifetime.TotalSeconds);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return new Outcome<DeliveryId>.Done(Id);
    }
}
