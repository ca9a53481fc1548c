using System.Text.Json.Serialization;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Publishers;

/// <summary>A publisher as pages and the API show it.</summary>
/// <param name="Version">For <c>ETag</c> and <c>If-Match</c>.</param>
public sealed record PublisherDetails(
    PublisherId Id,
    string Name,
    string? Ref,
    string? Email,
    PublisherStatus Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt,
    [property: JsonIgnore] uint Version) : ISetupDetails<PublisherDraft>
{
    string ISetupDetails<PublisherDraft>.Key => Id.ToString();

    /// <summary>To be changed and handed back.</summary>
    public PublisherDraft ToDraft() => new() { Name = Name, Ref = Ref, Email = Email, Status = WireName<PublisherStatus>.Of(Status) };
}
