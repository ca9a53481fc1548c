using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Advertisers;

/// <summary>What an advertiser's postbacks must prove, as people and machines write it; what is absent stays.</summary>
public sealed class AuthenticationDraft
{
    [Description("`off`, `report_only` or `enforced`. A valid signature proves as much as the token.")]
    public string? Token { get; set; }

    [Description("`off`, `report_only` or `enforced`.")]
    public string? Signature { get; set; }

    [Description("`off`, `report_only` or `enforced`; about `addresses`.")]
    public string? Address { get; set; }

    [Description("Addresses and ranges such as `203.0.113.0/24` that postbacks come from.")]
    public List<string>? Addresses { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    internal static AuthenticationDraft Of(AuthenticationDetails details) => new()
    {
        Token = WireName<SenderCheck>.Of(details.Token),
        Signature = WireName<SenderCheck>.Of(details.Signature),
        Address = WireName<SenderCheck>.Of(details.Address),
        Addresses = [.. details.Addresses],
    };
}
