using System.Collections.Immutable;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>The query parameters of a link that mean something to the platform, and may have a default.</summary>
public static class LinkParameters
{
    /// <summary>In the order people think of them.</summary>
    public static ImmutableArray<string> Known { get; } =
        [.. Enumerable.Range(1, ClickLimits.Subs).Select(number => $"sub{number}"), "click_ref", "source", "creative", "landing", "cost"];

    internal static Dictionary<string, string> Read(Dictionary<string, string> defaults, DraftCheck check)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in defaults)
        {
            if (!Known.Contains(name))
            {
                check.Refuse($"defaults.{name}", "invalid", $"Defaults are for {string.Join(", ", Known)}.");
            }
            else if (check.Text($"defaults.{name}", text, ClickLimits.Value) is { } value)
            {
                read[name] = value;
            }
        }

        return read;
    }
}
