using System.Text.Json.Serialization;
using TrackingPlatform.Admin.Campaigns;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Templates;

/// <summary>A postback template as pages and the API show it.</summary>
/// <param name="HasSecret">Whether requests are signed; the secret itself is never shown again.</param>
/// <param name="Condition">What must hold besides; null when nothing need.</param>
/// <param name="Delay">How long a change is kept back, as ISO 8601; null when it is not.</param>
/// <param name="HasOldSecret">Whether the secret before it signs as well, until it is ended.</param>
/// <param name="Revision">The number of what is sent at present, from 1.</param>
/// <param name="Proposal">What the publisher proposed and nobody has decided about yet.</param>
/// <param name="Warnings">What is allowed but should be looked at.</param>
/// <param name="Version">For <c>ETag</c> and <c>If-Match</c>.</param>
public sealed record TemplateDetails(
    TemplateId Id,
    PublisherId Publisher,
    string PublisherName,
    string Name,
    string Url,
    string Method,
    IReadOnlyDictionary<string, string> Headers,
    string? Body,
    string? ContentType,
    string Endpoint,
    IReadOnlyList<OfferId> Offers,
    IReadOnlyList<string> Events,
    IReadOnlyList<ConversionStatus> Statuses,
    IReadOnlyList<LinkId> Links,
    ConditionDraft? Condition,
    string? Delay,
    TemplateBatchDraft? Batch,
    bool HasSecret,
    bool HasOldSecret,
    EntityStatus Status,
    int Revision,
    TemplateVersionDetails? Proposal,
    IReadOnlyList<FieldProblem> Warnings,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt,
    [property: JsonIgnore] uint Version) : ISetupDetails<TemplateDraft>
{
    string ISetupDetails<TemplateDraft>.Key => Id.ToString();

    /// <summary>To be changed and handed back; the secret stays as it is.</summary>
    public TemplateDraft ToDraft() => new()
    {
        Publisher = Publisher.ToString(),
        Name = Name,
        Url = Url,
        Method = Method,
        Headers = new Dictionary<string, string>(Headers),
        Body = Body,
        ContentType = ContentType,
        Offers = [.. Offers.Select(offer => offer.ToString())],
        Events = [.. Events],
        Statuses = [.. Statuses.Select(WireName<ConversionStatus>.Of)],
        Links = [.. Links.Select(link => link.ToString())],
        Condition = Condition?.Copy(),
        Delay = Delay,
        Batch = Batch is null ? null : new() { Size = Batch.Size, Every = Batch.Every },
        Status = WireName<EntityStatus>.Of(Status),
    };
}
