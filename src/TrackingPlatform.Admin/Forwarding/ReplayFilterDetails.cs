using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>What a replay is about.</summary>
public sealed record ReplayFilterDetails(
    IReadOnlyList<DeliveryState> States, string? Reason, string? Endpoint, TemplateId? Template, PublisherId? Publisher, OfferId? Offer, string? Event,
    DeliveryId? Delivery, DateTimeOffset? From, DateTimeOffset? To)
{
    public static ReplayFilterDetails Of(ReplayPlan plan)
    {
        var filter = plan.Filter;
        return new ReplayFilterDetails(
            filter.States, filter.Reason, filter.Endpoint, plan.Kind == ReplayKind.Resend ? filter.Template : null, filter.Publisher, filter.Offer, filter.Event,
            filter.Delivery, filter.Range.From, filter.Range.Until);
    }
}
