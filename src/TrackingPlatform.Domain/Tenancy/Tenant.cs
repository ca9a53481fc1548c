using TrackingPlatform.Domain.Amounts;

namespace TrackingPlatform.Domain.Tenancy;

/// <summary>One agency or network that uses the installation.</summary>
public sealed class Tenant
{
    private Tenant() { }

    /// <summary>Founds a tenant.</summary>
    /// <param name="name">What people call it; 1 to 120 characters.</param>
    /// <param name="timeZone">An IANA zone such as <c>Europe/Berlin</c>: the zone of its days, reports and screens.</param>
    /// <param name="currency">The currency it keeps its books in.</param>
    /// <param name="now">The time of founding.</param>
    public static Tenant Create(string name, string timeZone, Currency currency, DateTimeOffset now) => new()
    {
        Id = TenantId.New(now),
        Name = name,
        TimeZone = timeZone,
        Currency = currency,
        CreatedAt = now,
    };

    /// <summary>The tenant's identifier.</summary>
    public TenantId Id { get; private set; }

    /// <summary>What people call it.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>IANA time zone of its days.</summary>
    public string TimeZone { get; private set; } = "UTC";

    /// <summary>The currency of its books.</summary>
    public Currency Currency { get; private set; }

    /// <summary>Where a visitor goes when link, offer and campaign offer nothing else; null shows the plain page.</summary>
    public string? FallbackUrl { get; private set; }

    /// <summary>Postbacks are all answered with 200, whatever the verdict, for advertisers whose servers cannot cope with anything else.</summary>
    public bool AlwaysAnswers200 { get; private set; }

    /// <summary>Visitors are told apart by a cookie of the tracking host as well, where they allow it.</summary>
    public bool UsesVisitorCookie { get; private set; }

    /// <summary>Pages keep nothing with a visitor unless the visitor has agreed; otherwise unless the visitor has objected.</summary>
    public bool RequiresConsent { get; private set; }

    /// <summary>What publishers write into their own postback templates waits until one of the tenant's people approves it.</summary>
    public bool ApprovesTemplates { get; private set; } = true;

    /// <summary>When it was founded.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Changes how postbacks are answered.</summary>
    public void AnswerPostbacks(bool alwaysWith200) => AlwaysAnswers200 = alwaysWith200;

    /// <summary>Changes the general settings.</summary>
    public void Configure(string name, string timeZone, string? fallbackUrl, bool alwaysAnswers200) =>
        (Name, TimeZone, FallbackUrl, AlwaysAnswers200) = (name, timeZone, fallbackUrl, alwaysAnswers200);

    /// <summary>Says whether publishers' own postback templates wait for approval.</summary>
    public void ApproveTemplates(bool isNeeded) => ApprovesTemplates = isNeeded;

    /// <summary>Says what is kept with visitors.</summary>
    public void KeepWithVisitors(bool usesCookie, bool requiresConsent) => (UsesVisitorCookie, RequiresConsent) = (usesCookie, requiresConsent);
}
