namespace TrackingPlatform.Domain.Campaigns;

/// <summary>How a value is compared with what a condition wants. Text is compared without regard to case.</summary>
public enum ConditionOperator
{
    /// <summary>Equals one of the values. The empty value stands for a missing one.</summary>
    Is,

    /// <summary>Equals none of the values; a missing value equals none but the empty one.</summary>
    IsNot,

    /// <summary>Begins with one of the values.</summary>
    StartsWith,

    /// <summary>Holds one of the values.</summary>
    Contains,

    /// <summary>Fits one of the regular expressions, anywhere in the value.</summary>
    Matches,

    /// <summary>Is the value or more.</summary>
    AtLeast,

    /// <summary>Is the value or less.</summary>
    AtMost,

    /// <summary>Lies between the two values. Times begin with the first and end before the second, over midnight too.</summary>
    Between,
}
