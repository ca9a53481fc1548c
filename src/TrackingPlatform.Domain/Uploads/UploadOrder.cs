namespace TrackingPlatform.Domain.Uploads;

/// <summary>What people and machines tell an upload to do.</summary>
public enum UploadOrder
{
    /// <summary>Run every row dry.</summary>
    Check,

    /// <summary>Book every row, or go on with it.</summary>
    Book,

    /// <summary>Stop checking or booking.</summary>
    Stop,

    /// <summary>Take back what was booked, by further entries.</summary>
    Undo,
}
