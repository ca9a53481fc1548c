using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Clicks;

/// <summary>Click ids of other platforms, which are any short text.</summary>
public static class ForeignClickId
{
    /// <summary>Characters of the longest that is kept.</summary>
    public const int Longest = 200;

    /// <summary>Whether a text is a click id of ours, as every one that we made is.</summary>
    public static bool IsOurs(string text) => EntityId.TryParse<ClickId>(text, out var id) && EntityId.IsVersion7(id.Value);
}
