using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Offers;

/// <summary>A landing page as people and machines write it, unchecked.</summary>
public sealed class LandingPageDraft
{
    [Description("Given by us. Absent: the page of this name, or a new one.")]
    public string? Id { get; set; }

    public string? Name { get; set; }

    [Description("Where visitors go, with click macros.")]
    public string? Url { get; set; }

    [Description("`destination`, a variant of the destination, or `before`, a page of your own from which `/go/1` leads on. Absent: `destination`.")]
    public string? Kind { get; set; }

    [Description("Its turns among the offer's pages; 0 shows it to those alone whose link asks for it. Absent: 100.")]
    public int? Weight { get; set; }

    [Description("`active`, `paused` or `archived`. Absent: `active`.")]
    public string? Status { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    internal static LandingPageDraft Of(LandingPage page) => new()
    {
        Id = page.Id.ToString(),
        Name = page.Name,
        Url = page.Url,
        Kind = WireName<LandingPageKind>.Of(page.Kind),
        Weight = page.Weight,
        Status = WireName<EntityStatus>.Of(page.Status),
    };

    /// <summary>A draft of its own: a form writes into it while the details are still on the screen.</summary>
    internal LandingPageDraft Copy() => new() { Id = Id, Name = Name, Url = Url, Kind = Kind, Weight = Weight, Status = Status };
}
