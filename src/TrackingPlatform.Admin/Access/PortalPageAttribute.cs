namespace TrackingPlatform.Admin.Access;

/// <summary>Opens a page to a publisher's people, who see nothing of the agency's own.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PortalPageAttribute : Attribute;
