using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Clicks;

/// <summary>A click of another platform as a file says it, unchecked. The columns of a CSV file have the same names.</summary>
public sealed class ClickImportRow
{
    [Description("The click id on the other platform, at most 200 characters.")]
    public string? ForeignId { get; set; }

    [Description("The publisher, by id or by your own reference.")]
    public string? Publisher { get; set; }

    [Description("The offer, by id or by its name.")]
    public string? Offer { get; set; }

    [Description("When it was clicked: RFC 3339, or Unix seconds or milliseconds.")]
    public string? At { get; set; }

    public string? ClickRef { get; set; }

    public string? Source { get; set; }

    [Description("Kept as the parameter `payout_ref`, which publishers' postbacks may use as `{param:payout_ref}`.")]
    public string? PayoutRef { get; set; }

    public string? Sub1 { get; set; }

    public string? Sub2 { get; set; }

    public string? Sub3 { get; set; }

    public string? Sub4 { get; set; }

    public string? Sub5 { get; set; }

    public string? Sub6 { get; set; }

    public string? Sub7 { get; set; }

    public string? Sub8 { get; set; }

    public string? Sub9 { get; set; }

    public string? Sub10 { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    [JsonIgnore]
    internal IReadOnlyList<string?> Subs => [Sub1, Sub2, Sub3, Sub4, Sub5, Sub6, Sub7, Sub8, Sub9, Sub10];
}
