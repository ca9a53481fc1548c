using System.Collections.Frozen;

namespace TrackingPlatform.Domain.Clicks;

/// <summary>Reads <c>Sec-CH-UA</c>: the browser among its engine and an invented one, which is there so that nobody relies on the order.</summary>
internal static class ClientHintBrands
{
    private const string Driven = "HeadlessChrome";

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Names = new Dictionary<string, string>
    {
        ["Google Chrome"] = "Chrome",
        ["Microsoft Edge"] = "Edge",
        ["Opera"] = "Opera",
        ["Opera GX"] = "Opera",
        ["Brave"] = "Brave",
        ["Vivaldi"] = "Vivaldi",
        ["YaBrowser"] = "Yandex",
        ["Yandex"] = "Yandex",
        ["Samsung Internet"] = "Samsung Internet",
        ["DuckDuckGo"] = "DuckDuckGo",
        ["Whale"] = "Whale",
        ["Avast Secure Browser"] = "Avast",
        ["AVG Secure Browser"] = "AVG",
        ["CCleaner Browser"] = "CCleaner",
        ["Norton Private Browser"] = "Norton",
        ["Oculus Browser"] = "Oculus",
        ["Huawei Browser"] = "Huawei Browser",
        ["Miui Browser"] = "MIUI Browser",
        ["Ecosia"] = "Ecosia",
    }.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The first browser of the list that is known, with its version.</summary>
    public static (string Name, string Version)? Find(ReadOnlySpan<char> brands)
    {
        while (Next(ref brands, out var brand, out var version))
        {
            if (Names.TryGetValue(brand, out var name))
            {
                return (name, UserAgentVersion.At(version));
            }
        }

        return null;
    }

    /// <summary>Whether the browser says that it runs without a screen.</summary>
    public static bool IsDriven(ReadOnlySpan<char> brands) => brands.Contains(Driven, StringComparison.Ordinal);

    /// <summary>Takes one <c>"name";v="version"</c> off the list.</summary>
    private static bool Next(ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> brand, out ReadOnlySpan<char> version) =>
        TryQuoted(ref rest, out brand) & TryQuoted(ref rest, out version);

    private static bool TryQuoted(ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> text)
    {
        text = default;
        var open = rest.IndexOf('"');
        var length = open < 0 ? -1 : rest[(open + 1)..].IndexOf('"');
        if (length < 0)
        {
            rest = default;
            return false;
        }

        text = rest.Slice(open + 1, length);
        rest = rest[(open + length + 2)..];
        return true;
    }
}
