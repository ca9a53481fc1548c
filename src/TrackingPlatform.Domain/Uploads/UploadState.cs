namespace TrackingPlatform.Domain.Uploads;

/// <summary>Where an upload stands.</summary>
public enum UploadState
{
    /// <summary>It is stored, and how it is read can be changed.</summary>
    Draft,

    /// <summary>Its rows are being run dry.</summary>
    Checking,

    /// <summary>It is known what every row would do.</summary>
    Checked,

    /// <summary>Its rows are being booked.</summary>
    Booking,

    /// <summary>Booking was stopped half way; what is booked stays booked.</summary>
    Stopped,

    /// <summary>Every row has its receipt.</summary>
    Booked,

    /// <summary>What it booked is being taken back.</summary>
    Undoing,

    /// <summary>What it booked was taken back, as far as nothing came after it.</summary>
    Undone,
}
