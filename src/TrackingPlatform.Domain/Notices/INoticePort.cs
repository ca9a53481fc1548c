using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Notices;

/// <summary>Where capabilities hand in what people are to hear: in the app, by mail, and at the tenant's own address.</summary>
public interface INoticePort
{
    /// <summary>Hands in a notice. The same one again, by its kind, subject and occasion, changes nothing.</summary>
    /// <param name="tenant">Whose people.</param>
    /// <param name="notice">The notice.</param>
    /// <param name="cancellationToken">Gives up; nothing is kept then.</param>
    /// <returns>Whether it was news.</returns>
    Task<bool> TellAsync(TenantId tenant, Notice notice, CancellationToken cancellationToken);
}
