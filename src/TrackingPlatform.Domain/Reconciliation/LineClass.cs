namespace TrackingPlatform.Domain.Reconciliation;

/// <summary>What became of a row of the list, or of a conversion, when they were held against each other.</summary>
public enum LineClass
{
    /// <summary>Both have it, and say the same.</summary>
    Matched,

    /// <summary>Both have it, with different amounts or currencies.</summary>
    AmountDiffers,

    /// <summary>Both have it, with the same amount and different statuses.</summary>
    StatusDiffers,

    /// <summary>The list has it and the books do not.</summary>
    OnlyThere,

    /// <summary>The books have it and the list does not.</summary>
    OnlyHere,

    /// <summary>The list says it a second time.</summary>
    Duplicate,

    /// <summary>The list has it at a time that is not being looked at.</summary>
    OutsideWindow,
}
