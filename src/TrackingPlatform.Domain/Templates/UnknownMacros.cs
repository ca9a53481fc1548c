namespace TrackingPlatform.Domain.Templates;

/// <summary>What a translation does with macros that there is nothing like here.</summary>
public enum UnknownMacros
{
    /// <summary>They stay, and keep the template from being saved.</summary>
    Block,

    /// <summary>They are taken out: nothing is sent in their place.</summary>
    Empty,

    /// <summary>They are sent as they are written, braces and all.</summary>
    Keep,
}
