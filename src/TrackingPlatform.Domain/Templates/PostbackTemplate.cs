using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Templates;

/// <summary>Where and how a publisher wants to be told. What is sent stands in versions, so that a planned delivery keeps what it was planned with.</summary>
public sealed class PostbackTemplate : ITenantOwned
{
    /// <summary>The longest that conversions may be kept back before they are told.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromHours(24);

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

    /// <summary>Only conversions of clicks through these links are told; empty means all.</summary>
    public List<LinkId> Links { get; private set; } = [];

    /// <summary>What must hold of click and conversion besides; null when nothing need.</summary>
    public Condition? When { get; private set; }

    /// <summary>How long a change is kept back before it is told; from nothing to <see cref="LongestDelay"/>.</summary>
    public TimeSpan Delay { get; private set; }

    /// <summary>The signature secret, encrypted; null sends no signature.</summary>
    public string? SecretCipher { get; private set; }

    /// <summary>The secret before it, encrypted, which signs as well until it is ended; null when there is none.</summary>
    public string? OldSecretCipher { get; private set; }

    /// <summary>Whether it takes part.</summary>
    public EntityStatus Status { get; private set; }

    /// <summary>The number of the version that new deliveries are planned with, from 1; 0 while the first is only proposed.</summary>
    public int CurrentVersion { get; private set; }

    /// <summary>The highest number given to a version.</summary>
    public int LatestVersion { get; private set; }

    /// <summary>The version that new deliveries are planned with, if loaded; null while the first is only proposed.</summary>
    public TemplateVersion? Current => _versions.Find(version => version.Number == CurrentVersion);

    /// <summary>The version that waits for a decision, if loaded; null when none does.</summary>
    public TemplateVersion? Proposal => _versions.Find(version => version.Approval == VersionApproval.Pending);

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

    /// <summary>Narrows what is told further.</summary>
    public void Narrow(IEnumerable<LinkId> links, Condition? when, DateTimeOffset now) => (Links, When, ChangedAt) = ([.. links], when, now);

    /// <summary>Says how long a change is kept back.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than nothing or more than <see cref="LongestDelay"/>.</exception>
    public void KeepBack(TimeSpan delay, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delay, LongestDelay);
        (Delay, ChangedAt) = (delay, now);
    }

    /// <summary>Sets a new signature secret. The one before it goes on signing beside it, so that the publisher can change over at any time.</summary>
    public void ChangeSecret(string cipher, DateTimeOffset now) => (OldSecretCipher, SecretCipher, ChangedAt) = (SecretCipher, cipher, now);

    /// <summary>Signs with the newest secret alone.</summary>
    public void EndOldSecret(DateTimeOffset now) => (OldSecretCipher, ChangedAt) = (null, now);

    /// <summary>Signs no more.</summary>
    public void RemoveSecret(DateTimeOffset now) => (OldSecretCipher, SecretCipher, ChangedAt) = (null, null, now);

    /// <summary>Makes a new version of what is sent, unless nothing changed. What is only proposed lapses: it was written for another version.</summary>
    /// <param name="request">What is to be sent, checked before.</param>
    /// <param name="endpoint">Scheme, host and port of the URL: the unit of fairness and of the circuit breaker.</param>
    /// <param name="now">The time of the change.</param>
    public void Revise(RequestTemplate request, string endpoint, DateTimeOffset now)
    {
        if (Current is { } current && current.Request.IsSameAs(request))
        {
            return;
        }

        Proposal?.Decide(VersionApproval.Rejected, null, "The template was changed meanwhile.", now);
        CurrentVersion = Add(request, endpoint, now).Number;
    }

    /// <summary>Makes a new version that a publisher's person wrote, unless nothing changed. What was proposed before lapses.</summary>
    /// <param name="request">What is to be sent, checked before.</param>
    /// <param name="endpoint">Scheme, host and port of the URL.</param>
    /// <param name="by">Who proposes it.</param>
    /// <param name="needsApproval">Whether it waits until the tenant approves; otherwise it is sent from now on.</param>
    /// <param name="now">The time of the change.</param>
    /// <returns>Whether anything changed.</returns>
    public bool Propose(RequestTemplate request, string endpoint, string by, bool needsApproval, DateTimeOffset now)
    {
        if ((Proposal ?? Current) is { } last && last.Request.IsSameAs(request))
        {
            return false;
        }

        Proposal?.Decide(VersionApproval.Rejected, null, "Another one was proposed instead.", now);
        var version = Add(request, endpoint, now);
        version.Propose(by, needsApproval);
        CurrentVersion = needsApproval ? CurrentVersion : version.Number;
        return true;
    }

    /// <summary>Approves or rejects what is proposed. A template that was only proposed takes part once it is approved.</summary>
    /// <param name="isApproved">Whether it is sent from now on.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="note">What the publisher is told.</param>
    /// <param name="now">The time of the decision.</param>
    /// <returns>False when there is nothing to decide.</returns>
    public bool Decide(bool isApproved, string by, string? note, DateTimeOffset now)
    {
        if (Proposal is not { } proposal)
        {
            return false;
        }

        proposal.Decide(isApproved ? VersionApproval.Approved : VersionApproval.Rejected, by, note, now);
        ChangedAt = now;
        if (isApproved)
        {
            (Status, CurrentVersion) = (CurrentVersion == 0 ? EntityStatus.Active : Status, proposal.Number);
        }

        return true;
    }

    private TemplateVersion Add(RequestTemplate request, string endpoint, DateTimeOffset now)
    {
        // Templates older than proposals never counted their versions apart.
        LatestVersion = Math.Max(LatestVersion, CurrentVersion) + 1;
        var version = new TemplateVersion(TenantId, Id, LatestVersion, request, endpoint, now);
        _versions.Add(version);
        ChangedAt = now;
        return version;
    }
}
