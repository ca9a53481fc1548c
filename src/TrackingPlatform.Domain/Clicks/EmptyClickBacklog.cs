namespace TrackingPlatform.Domain.Clicks;

/// <summary>For a process without a journal of its own: it knows of no click on its way.</summary>
public sealed class EmptyClickBacklog : IClickBacklog
{
    /// <inheritdoc/>
    public DateTimeOffset? OldestUndrained => null;
}
