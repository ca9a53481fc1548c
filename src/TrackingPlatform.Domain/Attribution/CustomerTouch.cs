namespace TrackingPlatform.Domain.Attribution;

/// <summary>Which of a customer's clicks earns, of those within the attribution window.</summary>
public enum CustomerTouch
{
    /// <summary>The latest.</summary>
    LastClick,

    /// <summary>The earliest.</summary>
    FirstClick,
}
