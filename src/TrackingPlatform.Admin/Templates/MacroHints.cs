using System.Collections.Immutable;
using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Admin.Templates;

/// <summary>The macros that editors offer, with the examples that previews put in.</summary>
internal static class MacroHints
{
    public static ImmutableArray<MacroHint> OfDestinations { get; } = Of(MacroScope.Destination);

    public static ImmutableArray<MacroHint> OfPostbacks { get; } = Of(MacroScope.Postback);

    /// <summary>A rendered address for <see cref="UrlPreview"/>.</summary>
    public static IReadOnlyList<UrlPart> Parts(MacroTemplate template, IMacroValues values) =>
        [.. template.RenderParts(values).Where(part => part.Text.Length > 0).Select(part => new UrlPart(part.Text, Kind(part.Origin)))];

    private static ImmutableArray<MacroHint> Of(MacroScope scope) => [.. MacroCatalogue.AllowedIn(scope).Select(macro => new MacroHint(macro.Text, macro.Meaning, macro.Example))];

    private static UrlPartKind Kind(RenderedPartOrigin origin) => origin switch
    {
        RenderedPartOrigin.Literal => UrlPartKind.Literal,
        RenderedPartOrigin.Value => UrlPartKind.Value,
        RenderedPartOrigin.Fallback => UrlPartKind.Fallback,
    };
}
