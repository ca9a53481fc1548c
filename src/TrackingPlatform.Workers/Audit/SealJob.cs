using System.Globalization;
using TrackingPlatform.Data.Audit;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Notices;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Workers.Audit;

/// <summary>Closes the books each hour, and each night proves the last days. Safe to run twice: an hour is closed once, a difference told once.</summary>
internal sealed class SealJob(SealBook book, TenantList tenants, INoticePort notices, TimeProvider clock)
{
    private static readonly TimeSpan Proven = TimeSpan.FromDays(7);

    public Task SealAsync(CancellationToken cancellationToken) => book.SealAsync(cancellationToken);

    public async Task VerifyAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var tenant in await tenants.ReadAsync(cancellationToken))
        {
            if (await book.VerifyAsync(tenant, now - Proven, now, cancellationToken) is (_, { } fault))
            {
                await notices.TellAsync(tenant, NoticeOf(fault), cancellationToken);
            }
        }
    }

    private static Notice NoticeOf(SealFault fault)
    {
        var until = fault.Seal.Until.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return new Notice
        {
            Kind = NoticeKind.SealBroken,
            Subject = WireName<SealFaultKind>.Of(fault.Kind),
            Occasion = until,
            Title = $"Books sealed at {until} UTC have been changed since",
            Detail = "What was received or booked in that hour is not what was sealed. Verify the seals to see what differs, and compare with a backup.",
            Path = "/seals",
        };
    }
}
