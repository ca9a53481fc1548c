using Npgsql;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>Tells a template of one conversion that it never heard of, as the conversion stands now.</summary>
internal sealed class ReplayBackfill(NpgsqlConnection connection, TenantId tenant, TemplateId template, TemplateMacros macros, DateTimeOffset now)
{
    // Nothing else may plan for the template meanwhile, or it would hear twice; and the conversion must not move on.
    private const string LockSql = $"select {StoredConversion.Columns} from conversions where tenant_id = $1 and conversion_id = $2 for update";

    private const string KnownSql = """
        select exists (select from deliveries where tenant_id = $1 and conversion_id = $2 and template_id = $3)
            or exists (select from deliveries_done where tenant_id = $1 and conversion_id = $2 and template_id = $3)
            or exists (select from deliveries_dead where tenant_id = $1 and conversion_id = $2 and template_id = $3)
        """;

    // The row that says that there was no template becomes the delivery that tells it: one story, one id.
    private const string VacancySql = """
        delete from deliveries_done where tenant_id = $1 and conversion_id = $2 and template_id is null and event_seq = $3 and state = 'suppressed' returning delivery_id
        """;

    private const string PlanSql = """
        insert into deliveries (tenant_id, delivery_id, conversion_id, template_id, template_version, event_seq, publisher_id, offer_id, event, status_sent, endpoint,
            state, reason, macro_values, next_at, created_at, deadline_at, replays)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'due', 'replayed', $12, now(), now(), now() + make_interval(secs => $13), 1)
        """;

    /// <summary>The conversions of the template's publisher that it never heard of, as <c>c</c>.</summary>
    public static SqlFilter Conditions(TenantId tenant, DeliveryFilter filter) => Candidates(tenant, filter)
        .AndId("not exists (select from deliveries d where d.tenant_id = c.tenant_id and d.conversion_id = c.conversion_id and d.template_id = @)", filter.Template)
        .AndId("not exists (select from deliveries_done d where d.tenant_id = c.tenant_id and d.conversion_id = c.conversion_id and d.template_id = @)", filter.Template)
        .AndId("not exists (select from deliveries_dead d where d.tenant_id = c.tenant_id and d.conversion_id = c.conversion_id and d.template_id = @)", filter.Template);

    /// <summary>The same with those that it heard of.</summary>
    public static SqlFilter Candidates(TenantId tenant, DeliveryFilter filter) => new SqlFilter()
        .And("c.tenant_id = @", tenant.Value)
        .Within("c.conversion_id", filter.Range)
        .AndId("c.publisher_id = (select t.publisher_id from templates t where t.tenant_id = c.tenant_id and t.id = @)", filter.Template)
        .AndId("c.offer_id = @", filter.Offer)
        .And("c.event_id in (select n.id from offer_events n where n.tenant_id = c.tenant_id and lower(n.name) = lower(@))", filter.Event);

    /// <summary>Plans the delivery. Answers the reason code for which there is none; null when it is due.</summary>
    public async Task<string?> TellAsync(ConversionId conversion, CancellationToken cancellationToken)
    {
        if (await LockAsync(conversion, cancellationToken) is not { } stored || await IsKnownAsync(conversion, cancellationToken))
        {
            return ReasonCodes.Replayed;
        }

        var (retold, missing) = await RetoldConversion.ReadAsync(connection, tenant, stored, macros, cancellationToken);
        if (retold is null)
        {
            return missing;
        }

        if (retold.Context.Templates.SingleOrDefault(each => each.Id == template) is not { } plan)
        {
            return ReasonCodes.NoPostbackConfigured;
        }

        var change = retold.At(stored.State.Sequence, stored.State.Status, stored.State.Money);
        return DeliveryPlanner.Suppression(change, plan) is { } suppression ? suppression.Reason
            : plan.References is null ? ReasonCodes.UrlInvalid
            : await PlanAsync(stored, change, plan, plan.References, cancellationToken);
    }

    private async Task<StoredConversion?> LockAsync(ConversionId conversion, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Add(LockSql).Uuid(tenant.Value).Uuid(conversion.Value);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken) ? StoredConversion.Read(rows) : null;
    }

    private async Task<bool> IsKnownAsync(ConversionId conversion, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Add(KnownSql).Uuid(tenant.Value).Uuid(conversion.Value).Uuid(template.Value);
        return await batch.ExecuteScalarAsync(cancellationToken) is true;
    }

    private async Task<string?> PlanAsync(
        StoredConversion stored, PlannedChange change, TemplatePlan plan, IReadOnlyCollection<MacroReference> references, CancellationToken cancellationToken)
    {
        await using var vacancy = connection.CreateBatch();
        vacancy.Add(VacancySql).Uuid(tenant.Value).Uuid(stored.State.Id.Value).Int(stored.State.Sequence);
        var id = await vacancy.ExecuteScalarAsync(cancellationToken) is Guid vacant ? new DeliveryId(vacant) : DeliveryId.New(now);
        var values = FrozenMacroValues.Capture(new ConversionMacroValues(change, id, now), references);
        await using var batch = connection.CreateBatch();
        batch.Add(PlanSql).Uuid(tenant.Value).Uuid(id.Value).Uuid(stored.State.Id.Value).Uuid(plan.Id.Value).Int(plan.Version).Int(stored.State.Sequence)
            .Uuid(change.Publisher.Value).Uuid(change.Offer.Id.Value).Text(change.Event).Text(WireName<ConversionStatus>.Of(change.Status)).Text(plan.Endpoint)
            .Json(values.ToJson()).Int((int)DeliveryPlanner.Lifetime.TotalSeconds);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return null;
    }
}
