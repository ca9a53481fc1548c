using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Forwarding;

/// <summary>
/// Plans what a publisher is told of a change: one delivery for every active template, those that are never sent with their reason,
/// and one that says so where there is no template at all. Nothing is left out silently.
/// </summary>
public static class DeliveryPlanner
{
    /// <summary>How long a delivery is tried, time with an open circuit breaker included.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Plans the deliveries of one change.</summary>
    /// <param name="change">The conversion as it stands after the change.</param>
    /// <param name="templates">The publisher's active templates.</param>
    /// <param name="now">The moment of planning.</param>
    public static IReadOnlyList<PlannedDelivery> Plan(PlannedChange change, IReadOnlyCollection<TemplatePlan> templates, DateTimeOffset now) =>
        templates.Count == 0
            ? [new PlannedDelivery(DeliveryId.New(now), null, new Suppression(ReasonCodes.NoPostbackConfigured), null)]
            : [.. templates.Select(template => Plan(change, template, now))];

    private static PlannedDelivery Plan(PlannedChange change, TemplatePlan template, DateTimeOffset now)
    {
        var id = DeliveryId.New(now);
        if (Suppression(change, template) is { } suppression)
        {
            return new PlannedDelivery(id, template, suppression, null);
        }

        return template.References is { } references
            ? new PlannedDelivery(id, template, null, FrozenMacroValues.Capture(new ConversionMacroValues(change, id, now), references))
            : new PlannedDelivery(id, template, new Suppression(ReasonCodes.UrlInvalid), null);
    }

    /// <summary>Why a template is not told of a change; null when it is.</summary>
    public static Suppression? Suppression(PlannedChange change, TemplatePlan template) =>
        Suppression(
            template, change.Offer.Id, change.Click?.LinkId, change.Event, change.Status, change.PublisherStatus, change.IsVisible, change.Click?.Flags.HasFlag(ClickFlags.Test) is true)
        is { } reason
            ? new Suppression(reason)
            : Objection(change, template) ?? (change.IsThrottled ? new Suppression(ReasonCodes.Throttled) : null);

    /// <summary>Why a template is not told of a conversion, whatever its condition says; null when that is for the condition to say.</summary>
    /// <param name="template">The template.</param>
    /// <param name="offer">The conversion's offer.</param>
    /// <param name="link">The link it was earned through; null without one.</param>
    /// <param name="eventName">The event's name.</param>
    /// <param name="status">The status it changes to.</param>
    /// <param name="publisher">How the publisher stands.</param>
    /// <param name="isVisible">Whether publishers may see the event.</param>
    /// <param name="isTest">Whether it comes of a test click.</param>
    public static string? Suppression(
        TemplatePlan template, OfferId offer, LinkId? link, string eventName, ConversionStatus status, PublisherStatus publisher, bool isVisible, bool isTest)
    {
        if (isTest)
        {
            return ReasonCodes.TestConversion;
        }

        if (publisher != PublisherStatus.Active)
        {
            return ReasonCodes.PublisherPaused;
        }

        if (!isVisible)
        {
            return ReasonCodes.EventHidden;
        }

        if (template.Offers.Count > 0 && !template.Offers.Contains(offer))
        {
            return ReasonCodes.OfferNotSelected;
        }

        if (template.Links.Count > 0 && !(link is { } through && template.Links.Contains(through)))
        {
            return ReasonCodes.LinkNotSelected;
        }

        if (template.Events.Count > 0 && !template.Events.Contains(eventName, StringComparer.OrdinalIgnoreCase))
        {
            return ReasonCodes.EventNotSelected;
        }

        return template.Statuses.Contains(status) ? null : ReasonCodes.StatusNotSelected;
    }

    private static Suppression? Objection(PlannedChange change, TemplatePlan template)
    {
        if (template.When is not { } when)
        {
            return null;
        }

        // Without a click a condition sees a visitor of whom nothing is known.
        var facts = new ClickFacts(
            change.Click?.Visitor ?? new Visitor(), null, change.Click?.Parameters ?? ClickParameters.Empty, change.Publisher, change.OccurredAt, template.Zone, VisitHistory.None)
        {
            Sale = new SaleFacts(change.Amount, change.Details.Coupon) { Event = change.Event, Status = WireName<ConversionStatus>.Of(change.Status) },
        };
        return ConditionCompiler.Compile(when, ConditionUse.Postback, out _) is not { } condition ? new Suppression(ReasonCodes.ConditionFalse, "The condition cannot be read any more.")
            : condition.Obstacle(facts) is { } obstacle ? new Suppression(ReasonCodes.ConditionFalse, $"{obstacle.Words}; it was {obstacle.Saw(facts)}")
            : null;
    }
}
