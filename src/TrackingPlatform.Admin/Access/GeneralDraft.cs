namespace TrackingPlatform.Admin.Access;

/// <summary>A tenant's general settings as they are edited.</summary>
internal sealed record GeneralDraft(string? Name, string? TimeZone, string? FallbackUrl, bool AlwaysAnswers200, bool VisitorCookie, bool RequireConsent, bool ApproveTemplates);
