using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>A rule of a campaign as people and machines write it, unchecked.</summary>
public sealed class RuleDraft
{
    public string? Name { get; set; }

    [Description("What must hold; absent: every visitor.")]
    public ConditionDraft? When { get; set; }

    public RuleTargetDraft? Then { get; set; }

    [Description("`active` when absent, or `paused`: passed over for now.")]
    public string? Status { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    internal static List<RuleDraft> Of(IReadOnlyList<RoutingRule> rules) => JsonSerializer.Deserialize(RoutingRuleJson.Write(rules), AdminJson.Default.ListRuleDraft)!; // a list, never null

    /// <summary>Drafts of their own: a form writes into them while the details are still on the screen.</summary>
    internal static List<RuleDraft> Copy(IReadOnlyList<RuleDraft> rules) => ToJson(rules).Deserialize(AdminJson.Default.ListRuleDraft)!; // a list, never null

    internal static JsonElement ToJson(IReadOnlyList<RuleDraft> rules) => JsonSerializer.SerializeToElement([.. rules], AdminJson.Default.ListRuleDraft);
}
