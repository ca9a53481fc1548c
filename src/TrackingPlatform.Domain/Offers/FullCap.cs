using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Offers;

/// <summary>A counter of conversions or money that is full.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Cap">The cap's key.</param>
/// <param name="Publisher">The publisher; null counts all together.</param>
/// <param name="Until">The end of its period.</param>
/// <param name="Used">What is used.</param>
public readonly record struct FullCap(TenantId Tenant, string Cap, PublisherId? Publisher, DateTimeOffset Until, decimal Used)
{
    /// <summary>Whether a cap with this counter is full at a moment. Money is where something did not fit, though a smaller sum might; whole numbers are at their limit or not.</summary>
    public bool Closes(Cap cap, DateTimeOffset now) => now < Until && (cap.IsMoney || Used >= cap.Limit);
}
