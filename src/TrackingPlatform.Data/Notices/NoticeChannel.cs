namespace TrackingPlatform.Data.Notices;

/// <summary>A way out for notices.</summary>
public enum NoticeChannel
{
    /// <summary>By mail.</summary>
    Mail,

    /// <summary>To the tenant's own address.</summary>
    Webhook,
}
