using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Notices;

/// <summary>How a tenant wants to hear of notices, unchecked. What is absent stays.</summary>
public sealed class NoticeSettingsDraft
{
    [Description("Owners, admins and managers get a mail.")]
    public bool? MailsStaff { get; set; }

    [Description("Publishers get a mail about what concerns them.")]
    public bool? MailsPublishers { get; set; }

    [Description("An address of the tenant's own that gets every notice as JSON; empty: none.")]
    public string? WebhookUrl { get; set; }

    [Description("Signs what is sent there. Empty: no signature.")]
    public string? WebhookSecret { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
