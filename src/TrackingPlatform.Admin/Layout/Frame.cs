using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Layout;

/// <summary>
/// What the frame round every page shows, and what the shared components need to know about the reader: cascaded to all pages.
/// Comes from <see cref="IFrameSource"/>, once per request and once per circuit; it is stored in the page in between, so it must stay plain data.
/// </summary>
/// <param name="TenantName">The tenant whose data the pages show.</param>
/// <param name="Currency">The tenant's own currency, ISO 4217.</param>
/// <param name="TimeZone">IANA name of the zone all times are shown in, e.g. <c>Europe/Berlin</c>.</param>
/// <param name="PersonName">Who is signed in.</param>
/// <param name="Role">The person's role in this tenant, as it is shown: "Owner", "Analyst".</param>
/// <param name="CanWrite">False hides every action that changes something.</param>
/// <param name="IsOperator">The platform operator gets one entry more, set apart from the tenants.</param>
public sealed record Frame(string TenantName, string Currency, string TimeZone, string PersonName, string Role, bool CanWrite = true, bool IsOperator = false)
{
    /// <summary>Tenants this person may switch to, the present one included. With one entry there is no switch.</summary>
    public IReadOnlyList<TenantChoice> Tenants { get; init; } = [];

    /// <summary>False leaves the settings out of the navigation.</summary>
    public bool CanAdminister { get; init; } = true;

    /// <summary>True shows a publisher's person the portal's pages, and none of the agency's.</summary>
    public bool IsPortal { get; init; }

    /// <summary>One line at the foot of the side bar; null shows nothing.</summary>
    public HealthLine? Health { get; init; }

    /// <summary>Numbers beside navigation entries, by path: <c>"/deliveries" → 412</c>. Zero and absent show nothing.</summary>
    public IReadOnlyDictionary<string, long> Counts { get; init; } = new Dictionary<string, long>();

    /// <summary>Notices this person has not read yet.</summary>
    public long UnreadNotices { get; init; }

    [JsonIgnore]
    public TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;
}
