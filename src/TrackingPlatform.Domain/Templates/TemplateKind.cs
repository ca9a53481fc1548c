namespace TrackingPlatform.Domain.Templates;

/// <summary>Where a template ends up, and therefore how its values are encoded.</summary>
public enum TemplateKind
{
    /// <summary>An absolute URL: values are percent-encoded once.</summary>
    Url,

    /// <summary>The value of a header: control characters are dropped, anything but ASCII is refused.</summary>
    Header,

    /// <summary>A JSON body: values are escaped inside strings, and numbers or quoted strings outside.</summary>
    BodyJson,

    /// <summary>A form body: values are form-encoded once.</summary>
    BodyForm,

    /// <summary>Any other body: control characters are dropped, the rest is left as it is.</summary>
    BodyText,
}
