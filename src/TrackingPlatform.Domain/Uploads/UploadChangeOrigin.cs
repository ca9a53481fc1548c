namespace TrackingPlatform.Domain.Uploads;

/// <summary>Who made an entry of a conversion's history, as undoing an upload tells them apart.</summary>
public enum UploadChangeOrigin
{
    /// <summary>A row of the upload that is undone.</summary>
    Upload,

    /// <summary>The end of a hold time, which follows from what was booked.</summary>
    Release,

    /// <summary>Another postback, a person, or another upload.</summary>
    Other,
}
