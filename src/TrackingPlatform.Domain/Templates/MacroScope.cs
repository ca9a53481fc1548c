namespace TrackingPlatform.Domain.Templates;

/// <summary>What is known when a template is rendered, and therefore which macros it may carry.</summary>
public enum MacroScope
{
    /// <summary>An offer's destination: what is known at the click.</summary>
    Destination,

    /// <summary>A publisher's postback: everything.</summary>
    Postback,
}
