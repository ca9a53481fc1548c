using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Templates;

/// <summary>One state of what a template sends. Never changed once made.</summary>
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

    /// <summary>Scheme, host and port: the unit of fairness and of the circuit breaker.</summary>
    public string Endpoint { get; private set; } = string.Empty;

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The request it sends.</summary>
    public RequestTemplate Request => new(Url, Method, Headers, Body, ContentType);
}
