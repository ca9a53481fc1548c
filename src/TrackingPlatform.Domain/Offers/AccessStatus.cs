namespace TrackingPlatform.Domain.Offers;

/// <summary>How a publisher stands with one offer.</summary>
public enum AccessStatus
{
    /// <summary>Asked, and not answered yet.</summary>
    Requested,

    /// <summary>May send visitors.</summary>
    Approved,

    /// <summary>May not, even where everybody else may.</summary>
    Blocked,
}
