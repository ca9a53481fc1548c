using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using TrackingPlatform.Admin.Amounts;
using TrackingPlatform.Admin.Campaigns;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Admin.Offers;

/// <summary>A payout rule as people and machines write it, unchecked.</summary>
public sealed class PayoutRuleDraft
{
    [Description("What it is called in the trace.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; set; }

    [Description("The publishers it pays, by id. Absent: everyone.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public List<string>? Publishers { get; set; }

    [Description("The first moment of conversions it pays, RFC 3339.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? From { get; set; }

    [Description("The first moment of conversions it pays no more, RFC 3339.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Until { get; set; }

    [Description("What must hold of the click, and of `amount` and `coupon`.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ConditionDraft? When { get; set; }

    [Description("What the publisher must have reached before.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public VolumeTierDraft? After { get; set; }

    [Description("What the publisher gets.")]
    public PriceDraft? Payout { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    internal static List<PayoutRuleDraft> Of(IReadOnlyList<PayoutRule> rules) =>
        JsonSerializer.Deserialize(PayoutRuleJson.Write(rules), AdminJson.Default.ListPayoutRuleDraft)!; // a list, never null

    /// <summary>Drafts of their own: a form writes into them while the details are still on the screen.</summary>
    internal static List<PayoutRuleDraft> Copy(IReadOnlyList<PayoutRuleDraft> rules) => ToJson(rules).Deserialize(AdminJson.Default.ListPayoutRuleDraft)!; // a list, never null

    internal static JsonElement ToJson(IReadOnlyList<PayoutRuleDraft> rules) => JsonSerializer.SerializeToElement([.. rules.Select(Said)], AdminJson.Default.ListPayoutRuleDraft);

    // What a form leaves empty is not said at all.
    private static PayoutRuleDraft Said(PayoutRuleDraft rule) => new()
    {
        Name = Text(rule.Name),
        Publishers = rule.Publishers is { Count: > 0 } ? rule.Publishers : null,
        From = Text(rule.From),
        Until = Text(rule.Until),
        When = rule.When is { IsEmpty: false } ? rule.When : null,
        After = rule.After,
        Payout = rule.Payout,
        Others = rule.Others,
    };

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
