namespace TrackingPlatform.Domain.Templates;

/// <summary>Where a piece of a rendered template comes from.</summary>
public enum RenderedPartOrigin
{
    /// <summary>Written in the template.</summary>
    Literal,

    /// <summary>A macro's value.</summary>
    Value,

    /// <summary>The fallback of a macro without a value, or what stands for a missing value.</summary>
    Fallback,
}
