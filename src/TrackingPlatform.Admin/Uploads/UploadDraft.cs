using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Uploads;

/// <summary>How a file shall be read, unchecked. What is absent stays as it is.</summary>
public sealed class UploadDraft
{
    [Description("`utf8`, `utf16`, `utf16_big_endian` or `windows1252`.")]
    public string? Encoding { get; set; }

    [Description("`comma`, `semicolon`, `tab` or `pipe`.")]
    public string? Delimiter { get; set; }

    [Description("`point` for 1,234.56, `comma` for 1.234,56.")]
    public string? DecimalMark { get; set; }

    [Description("How days are written that do not begin with the year: `day_first`, `month_first`; `year_first` where there are none.")]
    public string? DateOrder { get; set; }

    [Description("IANA name of the zone that times without an offset are in.")]
    public string? Timezone { get; set; }

    [Description("The field of each column, in their order; `\"\"` leaves one out. Absent after another encoding or delimiter: guessed anew.")]
    public List<string>? Fields { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
