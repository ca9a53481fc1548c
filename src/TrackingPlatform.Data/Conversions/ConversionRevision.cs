using Npgsql;
using TrackingPlatform.Data.Offers;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Conversions;

/// <summary>A stored conversion on its way to another status without a postback, within a transaction of its own. Its money stays.</summary>
internal sealed record ConversionRevision(StoredConversion Stored, BookingContext Context, OfferTerms Offer)
{
    /// <summary>Names the tenant to the transaction and locks the conversion until its end; null when the tenant has none of this id.</summary>
    public static async Task<StoredConversion?> LockAsync(NpgsqlConnection connection, TenantId tenant, ConversionId id, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch().ForTenant(tenant.Value);
        batch.Add($"select {StoredConversion.Columns} from conversions where tenant_id = $1 and conversion_id = $2 for update").Uuid(tenant.Value).Uuid(id.Value);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken) ? StoredConversion.Read(rows) : null;
    }

    /// <summary>Reads what a change of it needs.</summary>
    public static async Task<ConversionRevision> OpenAsync(
        NpgsqlConnection connection, TenantId tenant, StoredConversion stored, TemplateMacros macros, CancellationToken cancellationToken)
    {
        var context = await BookingReads.ReadAsync(connection, tenant, stored.State.ClickId, stored.Offer, stored.Publisher, macros, cancellationToken);
        return context.Offer is { } offer
            ? new ConversionRevision(stored, context, offer)
            : throw new InvalidOperationException($"{stored.State.Id} has lost its offer.");
    }

    /// <summary>Locks its counters and decides what caps make of a wanted state.</summary>
    public async Task<CapDecision> DecideCapsAsync(
        NpgsqlConnection connection, (ConversionStatus Status, ConversionMoney Money, string? Reason) wanted, CancellationToken cancellationToken)
    {
        CapsInForce caps;
        await using (var batch = connection.CreateBatch())
        {
            Context.AddCaps(batch, Offer, Stored.EventId);
            await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
            caps = await Context.ReadCapsAsync(rows, Offer, Stored.EventId, cancellationToken);
        }

        return await CapCounters.DecideAsync(connection, caps, Stored.State.Id, Stored.State, Stored.OccurredAt, wanted, cancellationToken);
    }

    /// <summary>The change to another status. Who made it is for the caller to say.</summary>
    public BookedChange Change(ConversionStatus status, string? reason)
    {
        var (before, after) = (Stored.State, Stored.State with { Status = status });
        return new BookedChange
        {
            Context = Context,
            Offer = Offer,
            Event = Offer.Events.Single(each => each.Id == Stored.EventId),
            ConversionId = before.Id,
            Sequence = before.Sequence + 1,
            Status = status,
            Money = before.Money,
            Pricing = before.Pricing,
            Delta = after.Figures - before.Figures,
            OccurredAt = Stored.OccurredAt,
            TransactionId = Stored.TransactionId,
            Details = before.Details,
            Source = string.Empty,
            Reason = reason,
        };
    }

    /// <summary>Writes a change and what follows from it.</summary>
    public static async Task WriteAsync(NpgsqlConnection connection, BookedChange change, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        BookingWrites.AddRevision(batch, change, now);
        var check = BookingWrites.AddChange(batch, change, now);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        check();
    }
}
