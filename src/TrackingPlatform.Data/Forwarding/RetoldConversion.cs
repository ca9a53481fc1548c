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

    /// <summary>Reads what a conversion was about; a reason code where no publisher is to be told of it.</summary>
    public static async Task<(RetoldConversion? Retold, string? Missing)> ReadAsync(
        NpgsqlConnection connection, TenantId tenant, StoredConversion stored, TemplateMacros macros, CancellationToken cancellationToken)
    {
        var retold = await ReadEvenTestsAsync(connection, tenant, stored, macros, cancellationToken);
        return retold.Context.IsTest ? (null, ReasonCodes.TestConversion) : (retold, null);
    }

    /// <summary>Reads what a conversion was about, one of a test click too: the tenant itself hears of those.</summary>
    public static async Task<RetoldConversion> ReadEvenTestsAsync(
        NpgsqlConnection connection, TenantId tenant, StoredConversion stored, TemplateMacros macros, CancellationToken cancellationToken)
    {
        var context = await BookingReads.ReadAsync(connection, tenant, stored.State.ClickId, stored.Offer, stored.Publisher, macros, cancellationToken);
        return context.Offer is { } offer ? new RetoldConversion(stored, context, offer) : throw new InvalidOperationException($"{stored.State.Id} has lost its offer.");
    }

    /// <summary>What the publisher is told of one of its changes.</summary>
    public PlannedChange At(int sequence, ConversionStatus status, ConversionMoney money) => Change(sequence, status, money, "person").ForPublisher;

    /// <summary>The conversion as it stands now, as the change that brought it there.</summary>
    /// <param name="source">Where that change came from.</param>
    public BookedChange Latest(string source) =>
        Change(Stored.State.Sequence, Stored.State.Status, Stored.State.Money, source) with { Reason = Stored.State.Reason };

    private BookedChange Change(int sequence, ConversionStatus status, ConversionMoney money, string source) => new()
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
        Source = source,
    };
}
