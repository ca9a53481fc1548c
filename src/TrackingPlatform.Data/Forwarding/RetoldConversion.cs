using Npgsql;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>A booked conversion with all that telling somebody of it later needs.</summary>
internal sealed record RetoldConversion(StoredConversion Stored, BookingContext Context, OfferTerms Offer)
{
    public string EventName => Event.Name;

    private EventTerms Event => Offer.Events.Single(each => each.Id == Stored.EventId);

    /// <summary>Reads what a conversion was about; a reason code where there is nothing left to tell it from.</summary>
    public static async Task<(RetoldConversion? Retold, string? Missing)> ReadAsync(
        NpgsqlConnection connection, TenantId tenant, StoredConversion stored, TemplateMacros macros, CancellationToken cancellationToken)
    {
        if (stored.State.ClickId is not { } click || await ReadContextAsync(connection, tenant, click, macros, cancellationToken) is not { Offer: { } offer } context)
        {
            return (null, ReasonCodes.ClickMissing);
        }

        return context.IsTest ? (null, ReasonCodes.TestConversion) : (new RetoldConversion(stored, context, offer), null);
    }

    /// <summary>What the publisher is told of one of its changes.</summary>
    public PlannedChange At(int sequence, ConversionStatus status, ConversionMoney money) => new BookedChange
    {
        Context = Context,
        Offer = Offer,
        Event = Event,
        ConversionId = Stored.State.Id,
        Sequence = sequence,
        Status = status,
        Money = money,
        Delta = default,
        OccurredAt = Stored.OccurredAt,
        TransactionId = Stored.TransactionId,
        Details = Stored.State.Details,
        Source = "person",
    }.ForPublisher;

    private static async Task<BookingContext?> ReadContextAsync(NpgsqlConnection connection, TenantId tenant, ClickId click, TemplateMacros macros, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        BookingReads.AddTo(batch, tenant, click);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        return await BookingReads.ReadAsync(rows, macros, cancellationToken);
    }
}
