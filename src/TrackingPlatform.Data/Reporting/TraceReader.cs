using TrackingPlatform.Data.Clicks;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Data.Postbacks;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>Tells the whole story of any id: a click's, a conversion's, a receipt's, a delivery's, an order's or a publisher's own.</summary>
public sealed class TraceReader(TenantScope tenants, TimeProvider clock)
{
    // Enough for nearly any story; of a click that earned more often, the newest are told, and that there are more.
    private const int MostOfEach = 200;

    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(10);

    /// <summary>Looks for the id and tells its story.</summary>
    public Task<TraceResult> FindAsync(TenantId tenant, string id, CancellationToken cancellationToken) =>
        tenants.RunAsync(
            tenant,
            async (context, token) =>
            {
                var search = new TraceSearch(context, clock);
                return await search.FindAsync(id.Trim(), token) is { } thread
                    ? (TraceResult)new TraceResult.Found(await TellAsync(context, id.Trim(), thread, token))
                    : new TraceResult.Unknown(search.Searched);
            },
            cancellationToken);

    /// <summary>Tells the story of an id as an outsider sees it; null when the id is known no longer.</summary>
    public Task<SharedTrace?> FindSharedAsync(TenantId tenant, string id, TraceViewer viewer, CancellationToken cancellationToken) =>
        tenants.RunAsync(
            tenant,
            async (context, token) => await new TraceSearch(context, clock).FindAsync(id, token) is { } thread
                ? TraceSharing.Show(await TracedStoryReading.ReadAsync(context, await TellAsync(context, id, thread, token), token), viewer)
                : null,
            cancellationToken);

    private async Task<TraceStory> TellAsync(TenantDbContext context, string asked, TraceThread thread, CancellationToken cancellationToken)
    {
        var click = thread.Click is { } id ? await ClickLog.FindAsync(context, id, cancellationToken) : null;
        var (conversions, areAll) = await ConversionsAsync(context, thread, cancellationToken);
        var postbacks = await PostbacksAsync(context, thread, conversions, cancellationToken);
        var deliveries = await DeliveriesAsync(context, conversions, cancellationToken);
        var conversion = conversions.Find(each => each.Id == thread.Conversion) ?? conversions.LastOrDefault();
        return new TraceStory
        {
            Asked = asked,
            Kind = thread.Kind,
            Answer = TraceTelling.Answer(click, conversion, conversions.Count, areAll, postbacks, deliveries, clock.GetUtcNow()),
            Click = click,
            Conversion = conversion,
            Conversions = conversions,
            Postbacks = postbacks,
            Deliveries = deliveries,
        };
    }

    private static async Task<(List<ConversionEntry> Conversions, bool AreAll)> ConversionsAsync(TenantDbContext context, TraceThread thread, CancellationToken cancellationToken)
    {
        var found = thread.Click is { } click
            ? await ConversionLog.FindNewestAsync(context, new ConversionFilter { Click = click }, MostOfEach + 1, cancellationToken)
            : [];
        var areAll = found.Count <= MostOfEach;
        if (!areAll)
        {
            found.RemoveAt(0);
        }

        if (thread.Conversion is { } asked && !found.Exists(each => each.Id == asked))
        {
            found.InsertRange(0, await ConversionLog.FindAsync(context, new ConversionFilter { Conversion = asked }, 1, cancellationToken));
        }

        return (found, areAll);
    }

    private static async Task<List<InboundEntry>> PostbacksAsync(
        TenantDbContext context, TraceThread thread, List<ConversionEntry> conversions, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Guid, InboundEntry>();
        if (thread.Click is { } click)
        {
            // No postback comes before its click, but for the clocks of two machines.
            var since = new TimeRange(EntityId.TimeOf(click.Value) - ClockSlack, null);
            await AddAsync(new InboundFilter { Click = click }, since);
        }

        foreach (var conversion in conversions)
        {
            await AddAsync(new InboundFilter { Conversion = conversion.Id }, new TimeRange((conversion.ClickAt ?? conversion.BookedAt) - ClockSlack, null));
        }

        if (thread.Receipt is { } receipt)
        {
            await AddAsync(new InboundFilter { Receipt = receipt }, TimeRange.Everything);
        }

        return [.. found.Values.OrderBy(each => each.At).ThenBy(each => each.Id.ToString(), StringComparer.Ordinal)];

        async Task AddAsync(InboundFilter filter, TimeRange range)
        {
            foreach (var entry in await InboundLogReader.FindAsync(context, filter, range, MostOfEach, cancellationToken))
            {
                found.TryAdd(entry.Id.Value, entry);
            }
        }
    }

    private static async Task<List<DeliveryEntry>> DeliveriesAsync(TenantDbContext context, List<ConversionEntry> conversions, CancellationToken cancellationToken)
    {
        var deliveries = new List<DeliveryEntry>();
        foreach (var conversion in conversions)
        {
            var since = new TimeRange(conversion.BookedAt - ClockSlack, null);
            deliveries.AddRange(await DeliveryLog.FindAsync(context, new DeliveryFilter { Conversion = conversion.Id }, since, MostOfEach, cancellationToken));
        }

        return deliveries;
    }
}
