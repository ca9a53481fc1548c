using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Templates;

/// <summary>One state of what a template sends. What it sends never changes once made; whether it may be sent is decided once where a publisher proposed it.</summary>
public sealed class TemplateVersion : ITenantOwned
{
    private TemplateVersion() { }

    internal TemplateVersion(TenantId tenantId, TemplateId templateId, int number, RequestTemplate request, string endpoint, DateTimeOffset now)
    {
        TenantId = tenantId;
        TemplateId = templateId;
        Number = number;
        Url = request.Url;
        Method = request.Method;
        Headers = new Dictionary<string, string>(request.Headers, StringComparer.OrdinalIgnoreCase);
        Body = request.Body;
        ContentType = request.ContentType;
        BatchSize = request.Batch?.Size;
        BatchEvery = request.Batch?.Every;
        Endpoint = endpoint;
        CreatedAt = now;
    }

    /// <inheritdoc/>
    public TenantId TenantId { get; private set; }

    /// <summary>The template.</summary>
    public TemplateId TemplateId { get; private set; }

    /// <summary>Which version, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Absolute URL with macros.</summary>
    public string Url { get; private set; } = string.Empty;

    /// <summary><c>GET</c> or <c>POST</c>.</summary>
    public string Method { get; private set; } = "GET";

    /// <summary>Extra headers.</summary>
    public Dictionary<string, string> Headers { get; private set; } = [];

    /// <summary>The body with macros, or null.</summary>
    public string? Body { get; private set; }

    /// <summary>The body's media type, or null.</summary>
    public string? ContentType { get; private set; }

    /// <summary>So many conversions fill a request; null sends each on its own.</summary>
    public int? BatchSize { get; private set; }

    /// <summary>So long the first conversion waits for others; set with <see cref="BatchSize"/>.</summary>
    public TimeSpan? BatchEvery { get; private set; }

    /// <summary>Scheme, host and port: the unit of fairness and of the circuit breaker.</summary>
    public string Endpoint { get; private set; } = string.Empty;

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Whether it may be sent.</summary>
    public VersionApproval Approval { get; private set; }

    /// <summary>Who of the publisher's people proposed it; null where the tenant's own wrote it.</summary>
    public string? ProposedBy { get; private set; }

    /// <summary>Who decided about a proposal; null while nobody has.</summary>
    public string? DecidedBy { get; private set; }

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>What the publisher is told about the decision.</summary>
    public string? Note { get; private set; }

    internal void Propose(string by, bool needsApproval) => (ProposedBy, Approval) = (by, needsApproval ? VersionApproval.Pending : VersionApproval.Approved);

    internal void Decide(VersionApproval approval, string? by, string? note, DateTimeOffset now) => (Approval, DecidedBy, Note, DecidedAt) = (approval, by, note, now);

    /// <summary>The request it sends.</summary>
    public RequestTemplate Request => new(Url, Method, Headers, Body, ContentType)
    {
        Batch = BatchSize is { } size && BatchEvery is { } every ? new BatchRule(size, every) : null,
    };
}
