namespace TrackingPlatform.Edge.Clicks;

/// <summary>Someone else has the journal's directory open. Two writers would each number frames from the same place.</summary>
internal sealed class JournalInUseException(string directory, Exception inner)
    : IOException($"The journal directory {directory} is in use by another process. Give each node a directory of its own.", inner);
