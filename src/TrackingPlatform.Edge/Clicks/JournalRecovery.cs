namespace TrackingPlatform.Edge.Clicks;

/// <summary>What opening a journal found on disk.</summary>
/// <param name="LastSequence">The last whole frame, −1 when there is none.</param>
/// <param name="NextSequence">The number of the next append. More than one above the last when a tail was damaged: its numbers are not used again.</param>
/// <param name="BytesSetAside">What could not be read.</param>
/// <param name="SetAside">The files under <c>damaged/</c> that hold those bytes.</param>
/// <param name="MissingBefore">Starts of segments whose predecessor is not there though it had not been trimmed.</param>
internal sealed record JournalRecovery(
    long LastSequence,
    long NextSequence,
    long BytesSetAside,
    IReadOnlyList<string> SetAside,
    IReadOnlyList<long> MissingBefore)
{
    public bool IsClean => SetAside.Count == 0 && MissingBefore.Count == 0;
}
