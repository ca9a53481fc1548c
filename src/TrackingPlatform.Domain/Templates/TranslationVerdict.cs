namespace TrackingPlatform.Domain.Templates;

/// <summary>How a macro of another platform came over.</summary>
public enum TranslationVerdict
{
    /// <summary>It means the same here.</summary>
    Same,

    /// <summary>It came over, but not quite: the line says what to look at.</summary>
    Look,

    /// <summary>There is nothing like it here.</summary>
    Unknown,
}
