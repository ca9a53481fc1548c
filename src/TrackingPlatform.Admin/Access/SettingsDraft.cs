using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Access;

/// <summary>A tenant's settings as machines write them, unchecked.</summary>
public sealed class SettingsDraft
{
    public string? Name { get; set; }

    [Description("An IANA zone such as `Europe/Berlin`.")]
    public string? TimeZone { get; set; }

    [Description("Where visitors go when link, offer and campaign have nothing for them. Absent: a plain page.")]
    public string? FallbackUrl { get; set; }

    [Description("Every postback is answered with 200.")]
    [JsonPropertyName("always_answers_200")]
    public bool? AlwaysAnswers200 { get; set; }

    [Description("Visitors who allow it are known by a cookie of the tracking host.")]
    public bool? VisitorCookie { get; set; }

    [Description("Silence about consent is a no.")]
    public bool? RequireConsent { get; set; }

    [Description("What publishers write into their own postback templates waits for approval.")]
    public bool? ApproveTemplates { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
