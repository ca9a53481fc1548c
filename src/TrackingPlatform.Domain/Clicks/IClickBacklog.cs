namespace TrackingPlatform.Domain.Clicks;

/// <summary>What is known of clicks that were answered but are not in the database yet.</summary>
public interface IClickBacklog
{
    /// <summary>The moment of the oldest click still to be drained; null when there is none.</summary>
    DateTimeOffset? OldestUndrained { get; }
}
