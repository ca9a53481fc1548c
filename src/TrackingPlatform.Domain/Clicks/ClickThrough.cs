using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Clicks;

/// <summary>A visitor going on from a page before the offer. Recorded once for each position and outcome, however often the page is loaded anew.</summary>
/// <param name="TenantId">Whose click it is.</param>
/// <param name="ClickId">The click that showed the page.</param>
/// <param name="Position">The <c>n</c> of <c>/go/{n}</c>, from 1.</param>
/// <param name="OfferId">The offer led to or, with a refusal, the one refused; null when there was none.</param>
/// <param name="LandingPageId">The page.</param>
/// <param name="PublisherId">Who sent the visitor.</param>
/// <param name="Reason">The reason code of a refusal; null otherwise.</param>
/// <param name="At">The moment.</param>
public sealed record ClickThrough(
    TenantId TenantId, ClickId ClickId, int Position, OfferId? OfferId, LandingPageId LandingPageId, PublisherId PublisherId, string? Reason, DateTimeOffset At);
