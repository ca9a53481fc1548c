using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace TrackingPlatform.Admin.Access;

/// <summary>The row version as <c>ETag</c>, and what <c>If-Match</c> expects it to be.</summary>
internal static class EntityTag
{
    /// <summary>A version that no row has: an If-Match that is no tag of ours never matches.</summary>
    public const uint Impossible = 0;

    public static string Of(uint version) => $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";

    /// <summary>Adds the header to the answer.</summary>
    public static void Show(HttpContext context, uint version) => context.Response.Headers.ETag = Of(version);

    /// <summary>The version that the caller read; null when they do not care.</summary>
    public static uint? Expected(HttpContext context)
    {
        var text = context.Request.Headers.IfMatch.ToString();
        return text.Length == 0 || text == EntityTagHeaderValue.Any.ToString() ? null
            : EntityTagHeaderValue.TryParse(text, out var tag) && uint.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version
            : Impossible;
    }
}
