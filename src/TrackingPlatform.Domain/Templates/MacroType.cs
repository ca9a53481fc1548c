namespace TrackingPlatform.Domain.Templates;

/// <summary>What a macro's value is, and therefore which formats it takes.</summary>
public enum MacroType
{
    /// <summary>Text: <c>lower</c>, <c>upper</c>, <c>sha256</c>.</summary>
    Text,

    /// <summary>An IP address: the formats of text, and <c>mask</c>.</summary>
    Address,

    /// <summary>A time, RFC 3339 UTC or Unix seconds: <c>unix</c>, <c>unixms</c>, <c>iso</c>, or a pattern such as <c>yyyy-MM-dd</c>.</summary>
    Time,

    /// <summary>A plain decimal: a pattern such as <c>0.00</c>.</summary>
    Money,
}
