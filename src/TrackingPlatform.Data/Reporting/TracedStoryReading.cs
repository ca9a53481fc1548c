using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Data.Postbacks;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Data.Reporting;

/// <summary>Hands a story over to whoever decides what of it an outsider sees, with what publishers may know of its events. Decides nothing itself.</summary>
internal static class TracedStoryReading
{
    public static async Task<TracedStory> ReadAsync(TenantDbContext context, TraceStory story, CancellationToken cancellationToken)
    {
        var events = await EventsAsync(context, story, cancellationToken);
        return new TracedStory
        {
            Click = story.Click is { } click ? new TracedStory.TracedClick(click.Click, click.OfferName, click.LinkCode) : null,
            Conversions = [.. story.Conversions.Select(each => Conversion(each, events))],
            Postbacks = [.. story.Postbacks.Select(each => Postback(each, events, each.OfferId ?? story.Click?.Click.OfferId))],
            Deliveries = [.. story.Deliveries.Select(Delivery)],
        };
    }

    private static async Task<IReadOnlyList<StoryEvent>> EventsAsync(TenantDbContext context, TraceStory story, CancellationToken cancellationToken)
    {
        var offers = story.Conversions.Select(each => (OfferId?)each.OfferId).Append(story.Click?.Click.OfferId).Concat(story.Postbacks.Select(each => each.OfferId)).OfType<OfferId>().Distinct();
        var filter = new SqlFilter().And("tenant_id = @", context.Tenant.Value).And("offer_id = any(@)", offers.Select(each => each.Value).ToArray());
        return await context.ReadAsync(
            $"select offer_id, id, name, is_default, visible_to_publisher from offer_events where {filter.Where}",
            filter,
            row => new StoryEvent(row.Id<OfferId>("offer_id"), row.Id<EventId>("id"), row.Text("name"), row.Flag("is_default"), row.Flag("visible_to_publisher")),
            cancellationToken);
    }

    private static TracedStory.TracedConversion Conversion(ConversionEntry entry, IReadOnlyList<StoryEvent> events) => new()
    {
        Id = entry.Id,
        Publisher = entry.PublisherId,
        Advertiser = entry.AdvertiserId,
        OfferName = entry.OfferName,
        Event = entry.Event,
        IsVisible = events.Any(each => each.Id == entry.EventId && each.IsVisible),
        ClickId = entry.ClickId,
        TransactionId = entry.TransactionId,
        Status = entry.Status,
        Reason = entry.Reason,
        Note = entry.Note,
        IsTest = entry.IsTest,
        OccurredAt = entry.OccurredAt,
        Amount = entry.Amount,
        Payout = entry.Payout,
        PayoutFormula = entry.PayoutFormula,
        Revenue = entry.Revenue,
        RevenueFormula = entry.RevenueFormula,
        Attribution = entry.Explanation,
        History = [.. entry.History.Select(each => new TracedStory.TracedChange(
            each.At, each.Actor, each.Status, each.Reason, each.Amount is { } amount ? new Money(amount, entry.Currency) : null, new Money(each.Payout, entry.Currency), new Money(each.Revenue, entry.Currency)))],
    };

    private static TracedStory.TracedPostback Postback(InboundEntry entry, IReadOnlyList<StoryEvent> events, OfferId? offer) => new()
    {
        Id = entry.Id,
        Advertiser = entry.AdvertiserId,
        Conversion = entry.ConversionId,
        // One that names no event of the offer names none that is hidden.
        IsVisible = events.FirstOrDefault(each => each.Offer == offer && each.IsNamed(entry.Event)) is not { IsVisible: false },
        Target = entry.Target,
        Body = entry.BodyText,
        RemoteAddress = entry.RemoteAddress,
        Verdict = entry.Verdict,
        Reason = entry.Reason,
        Detail = entry.Detail,
        Event = entry.Event,
        TransactionId = entry.TransactionId,
        Amount = entry.Amount is { } amount ? $"{amount} {entry.Currency}".TrimEnd() : null,
    };

    private static TracedStory.TracedDelivery Delivery(DeliveryEntry entry) => new()
    {
        Conversion = entry.ConversionId,
        Publisher = entry.PublisherId,
        IsWebhook = entry.WebhookId is not null,
        StatusSent = entry.StatusSent,
        State = entry.State,
        Reason = entry.Reason,
        CreatedAt = entry.CreatedAt,
        NextAt = entry.NextAt,
        Attempts = [.. entry.Attempts.Select(each => new TracedStory.TracedAttempt(each.At, each.DurationMs, each.StatusCode, each.Error, each.Url, each.Response))],
    };

    private sealed record StoryEvent(OfferId Offer, EventId Id, string Name, bool IsDefault, bool IsVisible)
    {
        public bool IsNamed(string? text) => text is null ? IsDefault : string.Equals(Name, text, StringComparison.OrdinalIgnoreCase) || text == Id.ToString();
    }
}
