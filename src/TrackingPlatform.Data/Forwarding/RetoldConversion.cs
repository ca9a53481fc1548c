using Npgsql;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Domain.Audit;
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

    /// <summary>Reads what a conversion was about; a reason code where nobody is to be told of it.</summary>
    public static async Task<(RetoldConversion? Retold, string? Missing)> ReadAsync(
        NpgsqlConnection connection, TenantId tenant, StoredConversion stored, TemplateMacros macros, CancellationToken cancellationToken)
    {
        var context = await BookingReads.ReadAsync(connection, tenant, stored.State.ClickId, stored.Offer, stored.Publisher, macros, cancellationToken);
        if (context.Offer is not { } offer)
        {
            throw new InvalidOperationException($"{stored.State.Id} has lost its offer.");
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
}
