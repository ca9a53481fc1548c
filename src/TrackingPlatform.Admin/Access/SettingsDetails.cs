using System.Text.Json.Serialization;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Access;

/// <summary>A tenant's settings as the API shows them.</summary>
internal sealed record SettingsDetails(string Name, string TimeZone, Currency Currency, string? FallbackUrl, [property: JsonPropertyName("always_answers_200")] bool AlwaysAnswers200, bool VisitorCookie, bool RequireConsent, bool ApproveTemplates)
{
    public static SettingsDetails Of(Tenant tenant) => new(
        tenant.Name, tenant.TimeZone, tenant.Currency, tenant.FallbackUrl, tenant.AlwaysAnswers200, tenant.UsesVisitorCookie, tenant.RequiresConsent, tenant.ApprovesTemplates);

    /// <summary>To be changed and handed back.</summary>
    public SettingsDraft ToDraft() => new()
    {
        Name = Name,
        TimeZone = TimeZone,
        FallbackUrl = FallbackUrl,
        AlwaysAnswers200 = AlwaysAnswers200,
        VisitorCookie = VisitorCookie,
        RequireConsent = RequireConsent,
        ApproveTemplates = ApproveTemplates,
    };
}
