using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Templates;

/// <summary>Where and how a publisher wants to be told. What is sent stands in versions, so that a planned delivery keeps what it was planned with.</summary>
public sealed class PostbackTemplate : ITenantOwned
{
    private readonly List<TemplateVersion> _versions = [];

    private PostbackTemplate() { }

    /// <summary>Adds a template for a publisher; give it a first version with <see cref="Revise"/>.</summary>
    public static PostbackTemplate Create(TenantId tenantId, PublisherId publisherId, DateTimeOffset now) => new()
    {
        TenantId = tenantId,
        Id = TemplateId.New(now),
        PublisherId = publisherId,
        CreatedAt = now,
        ChangedAt = now,
    };

    /// <inheritdoc/>
    public TenantId TenantId { get; private set; }

    /// <summary>The template's identifier.</summary>
    public TemplateId Id { get; private set; }

    /// <summary>Who is told.</summary>
    public PublisherId PublisherId { get; private set; }

    /// <summary>What people call it; the host of its URL when they gave no name.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>Only conversions of these offers are told; empty means all.</summary>
    public List<OfferId> Offers { get; private set; } = [];

    /// <summary>Only these events are told, by name without regard to case; empty means all.</summary>
    public List<string> Events { get; private set; } = [];

    /// <summary>Only changes to these statuses are told.</summary>
    public List<ConversionStatus> Statuses { get; private set; } = [ConversionStatus.Approved];

    /// <summary>The signature secret, encrypted; null sends no signature.</summary>
    public string? SecretCipher { get; private set; }

    /// <summary>Whether it takes part.</summary>
    public EntityStatus Status { get; private set; }

    /// <summary>The number of the version that new deliveries are planned with, from 1.</summary>
    public int CurrentVersion { get; private set; }

    /// <summary>All versions loaded, oldest first.</summary>
    public IReadOnlyList<TemplateVersion> Versions => _versions;

    /// <summary>When it was added.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The row's version, for optimistic concurrency.</summary>
    public uint Version { get; private set; }

    /// <summary>Changes name and status.</summary>
    public void Describe(string name, EntityStatus status, DateTimeOffset now) => (Name, Status, ChangedAt) = (name, status, now);

    /// <summary>Changes what is told.</summary>
    public void Select(IEnumerable<OfferId> offers, IEnumerable<string> events, IEnumerable<ConversionStatus> statuses, DateTimeOffset now) =>
        (Offers, Events, Statuses, ChangedAt) = ([.. offers], [.. events], [.. statuses], now);

    /// <summary>Sets or takes away the signature secret.</summary>
    public void SetSecret(string? cipher, DateTimeOffset now) => (SecretCipher, ChangedAt) = (cipher, now);

    /// <summary>Makes a new version of what is sent, unless nothing changed.</summary>
    /// <param name="request">What is to be sent, checked before.</param>
    /// <param name="endpoint">Scheme, host and port of the URL: the unit of fairness and of the circuit breaker.</param>
    /// <param name="now">The time of the change.</param>
    public void Revise(RequestTemplate request, string endpoint, DateTimeOffset now)
    {
        if (_versions.Find(version => version.Number == CurrentVersion) is { } current && current.Request.IsSameAs(request))
        {
            return;
        }

        CurrentVersion++;
        _versions.Add(new TemplateVersion(TenantId, Id, CurrentVersion, request, endpoint, now));
        ChangedAt = now;
    }
}
