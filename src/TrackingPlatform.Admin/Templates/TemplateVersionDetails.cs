using System.ComponentModel;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Admin.Templates;

/// <summary>A version of a template as pages and the API show it.</summary>
public sealed record TemplateVersionDetails
{
    public required int Revision { get; init; }

    [Description("`pending` ones were proposed by a publisher and wait for a decision.")]
    public required VersionApproval Approval { get; init; }

    [Description("Whether new deliveries are planned with it.")]
    public required bool IsCurrent { get; init; }

    public required string Url { get; init; }

    public required string Method { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public string? Body { get; init; }

    public string? ContentType { get; init; }

    public TemplateBatchDraft? Batch { get; init; }

    [Description("Who of the publisher's people wrote it; null where it was one of yours.")]
    public string? ProposedBy { get; init; }

    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    [Description("What the publisher is told about the decision.")]
    public string? Note { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    internal static TemplateVersionDetails Of(TemplateVersion version, int current) => new()
    {
        Revision = version.Number,
        Approval = version.Approval,
        IsCurrent = version.Number == current,
        Url = version.Url,
        Method = version.Method,
        Headers = version.Headers,
        Body = version.Body,
        ContentType = version.ContentType,
        Batch = TemplateTiming.ToDraft(version.Request.Batch),
        ProposedBy = version.ProposedBy,
        DecidedBy = version.DecidedBy,
        DecidedAt = version.DecidedAt,
        Note = version.Note,
        CreatedAt = version.CreatedAt,
    };
}
