using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>A condition as people and machines write it, unchecked: a group of all, any or not, or one test of a field.</summary>
public sealed class ConditionDraft
{
    [Description("A group that holds when every part holds.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public List<ConditionDraft>? All { get; set; }

    [Description("A group that holds when at least one part holds.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public List<ConditionDraft>? Any { get; set; }

    [Description("Holds when this does not.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ConditionDraft? Not { get; set; }

    [Description("A test: what is looked at, such as `country`, `device`, `source`, `sub1`, `param`, `time`, `visitor`.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Field { get; set; }

    [Description("The parameter's name, with `param` only.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; set; }

    [Description("`is` when absent; `is_not`, `starts_with`, `contains`, `matches`, `at_least`, `at_most`, `between`.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Op { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public List<string>? Values { get; set; }

    [Description("IANA zone of `time` and `weekday`; the tenant's when absent.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Timezone { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    /// <summary>Nothing is said at all.</summary>
    internal bool IsEmpty => All is null && Any is null && Not is null && Field is null && Name is null && Op is null && Values is null && Timezone is null && Others is null;

    internal static ConditionDraft Of(Condition condition) => JsonSerializer.Deserialize(ConditionJson.Write(condition), AdminJson.Default.ConditionDraft)!; // an object, never null

    /// <summary>A draft of its own: a form writes into it while the details are still on the screen.</summary>
    internal ConditionDraft Copy() => ToJson().Deserialize(AdminJson.Default.ConditionDraft)!; // an object, never null

    internal JsonElement ToJson() => JsonSerializer.SerializeToElement(this, AdminJson.Default.ConditionDraft);
}
