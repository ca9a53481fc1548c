namespace TrackingPlatform.Admin.Ui;

/// <summary>A piece of a resolved address: written in the template, put in for a macro, or a fallback because the macro was empty.</summary>
public sealed record UrlPart(string Text, UrlPartKind Kind = UrlPartKind.Literal);
