using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Templates;

/// <summary>What another platform's template says, to be said in our own macros.</summary>
public sealed class TranslationDraft
{
    public string? Url { get; set; }

    public Dictionary<string, string>? Headers { get; set; }

    public string? Body { get; set; }

    [Description("Whose it is: `everflow`, `tune`, `affise`, `cake`, `voluum`, `trackier`, `scaleo`, `offer18`, `impact`, `partnerize`, `offerit`, `ad_network`. Absent: it is found out.")]
    public string? Dialect { get; set; }

    [Description("What becomes of macros that there is nothing like here: `block` (default), `empty` or, in the address, `keep`.")]
    public string? Unknown { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
