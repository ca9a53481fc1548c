namespace TrackingPlatform.Admin.Campaigns;

/// <summary>An address that follows a link as a test. Parameters may be added to it.</summary>
/// <param name="ExpiresAt">After this the address counts like any other.</param>
public sealed record LinkTestDetails(string Url, DateTimeOffset ExpiresAt);
