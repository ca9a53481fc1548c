namespace TrackingPlatform.Domain.Templates;

/// <summary>Where exactly a macro stands in its template.</summary>
internal enum MacroPosition
{
    UrlPath,

    // The macros make up a path segment by themselves, so a value of dots would climb.
    UrlWholeSegment,
    UrlQuery,
    Form,
    JsonString,
    JsonValue,
    Header,
    Text,
}
