using System.Text.Json.Serialization;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Advertisers;

/// <summary>An advertiser as pages and the API show it.</summary>
/// <param name="PostbackToken">In full to those who may see secrets, else only its last four characters.</param>
/// <param name="PostbackUrl">What the advertiser puts into its system; <c>{click_id}</c> stands for the click id it was given.</param>
/// <param name="Authentication">What its postbacks must prove.</param>
/// <param name="Version">For <c>ETag</c> and <c>If-Match</c>.</param>
public sealed record AdvertiserDetails(
    AdvertiserId Id,
    string Name,
    string? Ref,
    EntityStatus Status,
    string PostbackToken,
    string PostbackUrl,
    AuthenticationDetails Authentication,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt,
    [property: JsonIgnore] uint Version) : ISetupDetails<AdvertiserDraft>
{
    string ISetupDetails<AdvertiserDraft>.Key => Id.ToString();

    /// <summary>To be changed and handed back; the token stays as it is.</summary>
    public AdvertiserDraft ToDraft() => new() { Name = Name, Ref = Ref, Status = WireName<EntityStatus>.Of(Status), Authentication = AuthenticationDraft.Of(Authentication) };
}
