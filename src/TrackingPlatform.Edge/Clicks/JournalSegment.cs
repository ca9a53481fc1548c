namespace TrackingPlatform.Edge.Clicks;

/// <summary>One segment file as reader and writer both see it.</summary>
internal sealed class JournalSegment(JournalHeader header, string file, long readableBytes)
{
    private long _readableBytes = readableBytes;
    private volatile bool _isDamaged;

    public JournalHeader Header { get; } = header;

    public string File { get; } = file;

    public long Start => Header.Start;

    /// <summary>What a reader may look at: only what has been synced.</summary>
    public long ReadableBytes
    {
        get => Volatile.Read(ref _readableBytes);
        set => Volatile.Write(ref _readableBytes, value);
    }

    /// <summary>A reader found damage in it, so nothing more may be written behind the damage.</summary>
    public bool IsDamaged
    {
        get => _isDamaged;
        set => _isDamaged = value;
    }
}
