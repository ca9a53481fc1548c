namespace TrackingPlatform.Domain.Templates;

internal static class UrlWarnings
{
    public static IEnumerable<MacroProblem> Of(Uri url) =>
        url.Scheme == "http"
            ? [new(MacroProblemCode.Scheme, 0, "http is not encrypted: click ids and payouts can be read on the way. Use https if the other side has it.")]
            : [];
}
