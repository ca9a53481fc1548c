namespace TrackingPlatform.Domain.Clicks;

/// <summary>A program that is known by name.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="IsPreview">Whether it draws previews of links for people.</param>
internal readonly record struct KnownBot(string Name, bool IsPreview = false);
