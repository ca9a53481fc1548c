namespace TrackingPlatform.Domain.Templates;

/// <summary>The rules a template can break.</summary>
public enum MacroProblemCode
{
    /// <summary>No macro has this name.</summary>
    UnknownMacro,

    /// <summary>The macro is known only later, for instance <c>{payout}</c> in a destination.</summary>
    MacroNotAvailable,

    /// <summary>The format does not exist or does not suit the macro.</summary>
    UnknownFormat,

    /// <summary><c>{param}</c> needs a name, or the name is not a legal one.</summary>
    ParameterName,

    /// <summary>The fallback is too long, holds control characters or is the name of a format.</summary>
    Fallback,

    /// <summary>A brace without its partner, or a macro inside a macro.</summary>
    Braces,

    /// <summary>The template is longer than allowed.</summary>
    TooLong,

    /// <summary>A character that may not stand here.</summary>
    Character,

    /// <summary>The text is not an absolute URL.</summary>
    NotAbsolute,

    /// <summary>A macro stands in the scheme, host or port.</summary>
    MacroInHost,

    /// <summary>A path segment that could become <c>.</c> or <c>..</c>.</summary>
    DotSegment,

    /// <summary>The scheme is not allowed; or, as a warning, it is not encrypted.</summary>
    Scheme,

    /// <summary>A user name or password in the URL.</summary>
    Credentials,

    /// <summary>The host is missing or malformed.</summary>
    Host,

    /// <summary>The port is not allowed.</summary>
    Port,

    /// <summary>The address is not a public one.</summary>
    PrivateAddress,

    /// <summary>The body is not valid JSON once its macros are filled in.</summary>
    Json,

    /// <summary>The method is not allowed, or does not go with a body.</summary>
    Method,

    /// <summary>The header may not be set, is set twice or is malformed.</summary>
    Header,

    /// <summary>A template that sends many conversions at once cannot be sent so.</summary>
    Batch,

    /// <summary>The signature has nothing to sign, or nothing to be made with.</summary>
    Signature,
}
