using System.Globalization;
using TrackingPlatform.Data.Clicks;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Data.Postbacks;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>Finds the story an id belongs to. An id that says its kind is looked up by its key; any other text is tried as order and as publisher's reference.</summary>
internal sealed class TraceSearch(TenantDbContext context, TimeProvider clock)
{
    // References of publishers are indexed once a day is over, since an index would slow every click. So the last two days are read through, the newest first.
    private const int DaysRead = 2;
    private const int DaysBack = 400;

    private readonly List<string> _searched = [];

    /// <summary>What has been searched so far, and how far back.</summary>
    public IReadOnlyList<string> Searched => _searched;

    public async Task<TraceThread?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (id.Length == 0)
        {
            return null;
        }

        if (EntityId.TryParse<ConversionId>(id, out var conversion))
        {
            return await ByConversionAsync(conversion, cancellationToken);
        }

        if (EntityId.TryParse<ReceiptId>(id, out var receipt))
        {
            return await ByReceiptAsync(receipt, cancellationToken);
        }

        if (EntityId.TryParse<DeliveryId>(id, out var delivery))
        {
            return await ByDeliveryAsync(delivery, cancellationToken);
        }

        return (EntityId.TryParse<ClickId>(id, out var click) ? await ByClickAsync(click, cancellationToken) : null)
            ?? await ByTransactionAsync(id, cancellationToken)
            ?? await ByClickRefAsync(id, cancellationToken);
    }

    private async Task<TraceThread?> ByConversionAsync(ConversionId id, CancellationToken cancellationToken)
    {
        _searched.Add("conversions by id, all of them");
        var found = await ConversionLog.FindAsync(context, new ConversionFilter { Conversion = id }, 1, cancellationToken);
        return found is [var entry] ? new TraceThread("conversion", entry.ClickId, id) : null;
    }

    private async Task<TraceThread?> ByReceiptAsync(ReceiptId id, CancellationToken cancellationToken)
    {
        _searched.Add("postbacks by receipt, all that are kept");
        var found = await InboundLogReader.FindAsync(context, new InboundFilter { Receipt = id }, TimeRange.Everything, 1, cancellationToken);
        return found is [var entry] ? new TraceThread("receipt", entry.ClickId, entry.ConversionId, id) : null;
    }

    private async Task<TraceThread?> ByDeliveryAsync(DeliveryId id, CancellationToken cancellationToken)
    {
        _searched.Add("deliveries by id, all that are kept");
        var found = await DeliveryLog.FindAsync(context, new DeliveryFilter { Delivery = id }, TimeRange.Everything, 1, cancellationToken);
        return found is [var entry] ? new TraceThread("delivery", entry.ClickId, entry.ConversionId) : null;
    }

    private async Task<TraceThread?> ByClickAsync(ClickId id, CancellationToken cancellationToken)
    {
        _searched.Add($"clicks by id, on the id's own day {Day(EntityId.TimeOf(id.Value))}");
        if (await ClickLog.FindAsync(context, id, cancellationToken) is not null)
        {
            return new TraceThread("click", id, null);
        }

        // A postback can name a click that is not there, or no longer.
        _searched.Add("conversions and postbacks that name this click");
        var isNamed = await ConversionLog.FindAsync(context, new ConversionFilter { Click = id }, 1, cancellationToken) is [_]
            || await InboundLogReader.FindAsync(context, new InboundFilter { Click = id }, TimeRange.Everything, 1, cancellationToken) is [_];
        return isNamed ? new TraceThread("click", id, null) : null;
    }

    private async Task<TraceThread?> ByTransactionAsync(string text, CancellationToken cancellationToken)
    {
        _searched.Add("conversions by transaction id, all of them");
        if (await ConversionLog.FindAsync(context, new ConversionFilter { TransactionId = text }, 1, cancellationToken) is [var conversion])
        {
            return new TraceThread("txn_id", conversion.ClickId, conversion.Id);
        }

        _searched.Add("postbacks by transaction id, all that are kept");
        return await InboundLogReader.FindAsync(context, new InboundFilter { TransactionId = text }, TimeRange.Everything, 1, cancellationToken) is [var inbound]
            ? new TraceThread("txn_id", inbound.ClickId, inbound.ConversionId, inbound.Id)
            : null;
    }

    private async Task<TraceThread?> ByClickRefAsync(string text, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow().AddMinutes(1);
        for (var step = 0; step <= DaysRead; step++)
        {
            var from = until.AddDays(step < DaysRead ? -1 : -DaysBack);
            if (await ClickLog.FindByRefAsync(context, text, new TimeRange(from, until), cancellationToken) is { } click)
            {
                return new TraceThread("click_ref", click, null);
            }

            until = from;
        }

        _searched.Add($"clicks by the publisher's reference, back to {Day(until)}");
        return null;
    }

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
