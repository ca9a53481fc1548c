namespace TrackingPlatform.Admin.Campaigns;

/// <summary>How the parts of a group of conditions count together.</summary>
internal enum GroupKind
{
    All,
    Any,
    None,
    NotAll,
}
