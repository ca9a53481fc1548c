namespace TrackingPlatform.Edge.Clicks;

/// <summary>
/// Finds out on opening where the journal ends. Reads the last segment frame by frame and of the others only the header
/// (a reader checks their frames when it comes to them). Changes no segment: what cannot be read is copied or moved aside.
/// </summary>
internal sealed class JournalOpening(JournalFolder folder)
{
    private const int ScanFrames = 10_000;
    private const int ScanBytes = 1024 * 1024;

    private readonly List<JournalSegment> _segments = [];
    private readonly List<string> _setAside = [];
    private readonly List<long> _missingBefore = [];
    private long _bytesSetAside;
    private long _last = -1;
    private long _next;

    public IReadOnlyList<JournalSegment> Segments => _segments;

    public JournalRecovery Run()
    {
        ReadHeaders();
        FindEnd();
        return new JournalRecovery(_last, _next, _bytesSetAside, _setAside, _missingBefore);
    }

    private void ReadHeaders()
    {
        foreach (var (start, file) in folder.Segments())
        {
            var length = new FileInfo(file).Length;
            if (ReadHeader(file) is { } header && header.JournalId == folder.JournalId && header.Start == start)
            {
                CheckPredecessor(header);
                _segments.Add(new JournalSegment(header, file, length));
                _next = Math.Max(_next, start);
                continue;
            }

            _setAside.Add(folder.MoveAside(file));
            _bytesSetAside += length;
            _next = Math.Max(_next, BeyondAnythingIn(start, length));
        }
    }

    private void CheckPredecessor(JournalHeader header)
    {
        if (_segments is [.., var before] && before.Start != header.Previous)
        {
            _missingBefore.Add(header.Start);
        }
    }

    private void FindEnd()
    {
        for (var index = _segments.Count - 1; index >= 0; index--)
        {
            var segment = _segments[index];
            var (end, last) = ValidPrefix(segment);
            var tail = IsUnusedRoom(segment, end) ? 0 : segment.ReadableBytes - end;
            if (tail > 0)
            {
                SetTailAside(segment, end, last, tail);
            }

            segment.ReadableBytes = end;

            if (last >= segment.Start)
            {
                _last = last;
                _next = Math.Max(_next, last + 1);
                return;
            }

            if (tail == 0)
            {
                // Begun, but stopped before its first frame: it holds nothing, and its name is wanted again.
                File.Delete(segment.File);
                _segments.RemoveAt(index);
            }
        }
    }

    private static (long End, long Last) ValidPrefix(JournalSegment segment)
    {
        using var reader = new JournalSegmentReader(segment);
        while (reader.Read(ScanFrames, ScanBytes, lastSequence: long.MaxValue) == JournalStop.Limit)
        {
        }

        return (reader.Offset, reader.Sequence - 1);
    }

    /// <summary>
    /// Whether there is nothing but zeros from an offset on: room made for frames that never came, as a kill leaves it. A frame's header
    /// is never all zeros, since the checksum of zeros is not zero; less than a header may be the beginning of one.
    /// </summary>
    private static bool IsUnusedRoom(JournalSegment segment, long from)
    {
        if (segment.ReadableBytes - from < JournalFrame.HeaderBytes)
        {
            return segment.ReadableBytes == from;
        }

        using var file = File.OpenHandle(segment.File, share: FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[ScanBytes];
        while (RandomAccess.Read(file, bytes, from) is > 0 and var read)
        {
            if (bytes.AsSpan(0, read).ContainsAnyExcept((byte)0))
            {
                return false;
            }

            from += read;
        }

        return true;
    }

    private void SetTailAside(JournalSegment segment, long end, long last, long tail)
    {
        _setAside.Add(folder.CopyAside(segment.File, end));
        _bytesSetAside += tail;

        // The lost frames may have been drained already, and then the drain would skip new ones that had their numbers.
        _next = Math.Max(_next, BeyondAnythingIn(last + 1, tail));
    }

    private static long BeyondAnythingIn(long firstSequence, long bytes) => firstSequence + (bytes / JournalFrame.HeaderBytes) + 1;

    private static JournalHeader? ReadHeader(string file)
    {
        Span<byte> bytes = stackalloc byte[JournalHeader.Bytes];
        using var handle = File.OpenHandle(file, share: FileShare.ReadWrite | FileShare.Delete);
        return JournalHeader.Read(bytes[..RandomAccess.Read(handle, bytes, 0)]);
    }
}
