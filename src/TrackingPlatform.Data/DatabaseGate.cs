namespace TrackingPlatform.Data;

/// <summary>
/// Whether the database has been opened: reached, and its schema brought up to date. A node with the edge role may run
/// before that; whoever needs the database waits here first. Opens once and stays open: a later outage is not its matter.
/// </summary>
public sealed class DatabaseGate
{
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile string? lastError;

    /// <summary>Completes when the database is open; never fails.</summary>
    public Task Ready => opened.Task;

    public bool IsReady => opened.Task.IsCompletedSuccessfully;

    /// <summary>Why the last attempt failed; null once open.</summary>
    public string? LastError => lastError;

    public void Open()
    {
        lastError = null;
        opened.TrySetResult();
    }

    public void Refuse(string reason)
    {
        if (!IsReady)
        {
            lastError = reason;
        }
    }
}
