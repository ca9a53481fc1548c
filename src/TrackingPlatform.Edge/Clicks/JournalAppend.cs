namespace TrackingPlatform.Edge.Clicks;

/// <summary>The outcome of one append; a value, so that a full disk costs the click path no exceptions.</summary>
internal readonly record struct JournalAppend
{
    private JournalAppend(JournalAppendState state, long sequence) => (State, Sequence) = (state, sequence);

    public static JournalAppend Failed => default;

    public static JournalAppend Refused => new(JournalAppendState.Refused, 0);

    public JournalAppendState State { get; }

    /// <summary>The frame's number. Says something only when <see cref="IsWritten"/>.</summary>
    public long Sequence { get; }

    public bool IsWritten => State == JournalAppendState.Written;

    public static JournalAppend Written(long sequence) => new(JournalAppendState.Written, sequence);
}
