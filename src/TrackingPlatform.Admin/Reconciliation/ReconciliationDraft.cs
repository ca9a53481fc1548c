using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Reconciliation;

/// <summary>How a list shall be read and what it is held against, unchecked. What is absent stays as it is.</summary>
public sealed class ReconciliationDraft
{
    [Description("`utf8`, `utf16`, `utf16_big_endian` or `windows1252`.")]
    public string? Encoding { get; set; }

    [Description("`comma`, `semicolon`, `tab` or `pipe`.")]
    public string? Delimiter { get; set; }

    [Description("`point` for 1,234.56, `comma` for 1.234,56.")]
    public string? DecimalMark { get; set; }

    [Description("`year_first`, `day_first` or `month_first`.")]
    public string? DateOrder { get; set; }

    [Description("IANA name of the zone that times without an offset are in.")]
    public string? Timezone { get; set; }

    [Description("The field of each column, in their order; `\"\"` leaves one out.")]
    public List<string>? Fields { get; set; }

    [Description("The first day that is looked at, in the tenant's zone, or the first moment.")]
    public string? From { get; set; }

    [Description("The last day, itself taken in, or the first moment that no longer is.")]
    public string? To { get; set; }

    [Description("What the list's times are moved by to become ours, in whole quarters of an hour.")]
    public int? ShiftMinutes { get; set; }

    [Description("`amount`, `revenue` or `payout`: which amount of a conversion the list's are held against.")]
    public string? Compared { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
