namespace TrackingPlatform.Domain.Templates;

/// <summary>Tells from a media type how the values in a body are written.</summary>
internal static class MediaType
{
    public const string Json = "application/json";
    public const string Form = "application/x-www-form-urlencoded";

    public static TemplateKind KindOf(string mediaType)
    {
        var name = Name(mediaType);
        return name == Form ? TemplateKind.BodyForm
            : name == Json || name.EndsWith("+json", StringComparison.Ordinal) ? TemplateKind.BodyJson
            : TemplateKind.BodyText;
    }

    // A form may begin with a macro, JSON never with a word in braces.
    public static string Guess(string body) =>
        body.TrimStart() is ['[', ..] or ['{', '"' or '}' or ' ' or '\r' or '\n' or '\t', ..] ? Json : Form;

    public static bool IsWellFormed(string mediaType) =>
        mediaType.Length <= 100
        && mediaType.All(unit => unit is >= ' ' and <= '~')
        && Name(mediaType).Split('/') is [var type, var subtype]
        && HeaderRules.IsName(type)
        && HeaderRules.IsName(subtype);

    private static string Name(string mediaType) => mediaType.Split(';')[0].Trim().ToLowerInvariant();
}
