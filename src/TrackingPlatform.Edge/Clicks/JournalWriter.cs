using Microsoft.Win32.SafeHandles;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>
/// Puts batches on disk, one write and one sync each. After any failure the segment is left for good: behind a frame that
/// may be torn nothing is written, and after a failed sync the kernel may have dropped pages that it reports as clean.
/// </summary>
internal sealed class JournalWriter(
    JournalFolder folder, JournalSegments segments, JournalOptions options, JournalDisk disk, TimeProvider clock, ILogger logger, long follows) : IDisposable
{
    // Written and synced ahead of the frames, so that their own syncs need not make the file longer: half the time of one that does.
    private const int RoomBytes = 1024 * 1024;

    private static readonly byte[] Room = new byte[RoomBytes];

    private long _follows = follows;
    private JournalSegment? _segment;
    private SafeFileHandle? _file;
    private long _offset;
    private long _roomUpTo;
    private long _failedAppends;
    private bool _isFailing;

    public long FailedAppends => Volatile.Read(ref _failedAppends);

    public bool IsFailing => Volatile.Read(ref _isFailing);

    /// <returns>Whether the batch is durable. If not, none of it will be read in this run.</returns>
    public bool TryWrite(JournalBatch batch)
    {
        batch.Seal();
        try
        {
            MakeRoom(batch);
            disk.Write(_file!, batch.Bytes, _offset);
            disk.Flush(_file!);
        }
        catch (Exception exception)
        {
            // Whatever it was: the appends fail, the thread that serves all later ones goes on.
            Fail(batch, exception);
            return false;
        }

        _offset += batch.Length;
        _follows = batch.LastSequence;
        segments.Publish(_segment!, _offset, batch.LastSequence);
        if (_isFailing)
        {
            Volatile.Write(ref _isFailing, false);
            logger.WritesAgain(folder.Path, _failedAppends);
        }

        return true;
    }

    public void Dispose() => Leave();

    private void MakeRoom(JournalBatch batch)
    {
        var isFull = _offset > JournalHeader.Bytes && _offset + batch.Length > options.SegmentBytes;
        if (_segment is not { IsDamaged: false } || isFull)
        {
            Leave();
            Begin(batch);
        }

        if (_roomUpTo < _offset + batch.Length)
        {
            Reserve(_offset + batch.Length);
        }
    }

    private void Reserve(long upTo)
    {
        try
        {
            // None beyond the segment's end, which no frame will ever fill.
            while (_roomUpTo < upTo && _roomUpTo < options.SegmentBytes)
            {
                var bytes = (int)Math.Min(RoomBytes, options.SegmentBytes - _roomUpTo);
                disk.Write(_file!, Room.AsSpan(0, bytes), _roomUpTo);
                _roomUpTo += bytes;
            }
        }
        catch (IOException)
        {
            // The disk is too full for room, and may still take the frames.
            _roomUpTo = upTo;
        }
    }

    private void Begin(JournalBatch batch)
    {
        var header = new JournalHeader(folder.JournalId, batch.FirstSequence, _follows, segments.LastStart, clock.GetUtcNow());
        var segment = new JournalSegment(header, folder.SegmentFile(header.Start), readableBytes: 0);
        _file = File.OpenHandle(segment.File, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        _segment = segment;
        Span<byte> bytes = stackalloc byte[JournalHeader.Bytes];
        header.Write(bytes);
        disk.Write(_file, bytes, 0);
        _offset = JournalHeader.Bytes;
        _roomUpTo = _offset;

        // The first batch's sync covers the header; the name needs its own, and before anyone is told "written".
        JournalDisk.FlushDirectory(folder.Path);
    }

    private void Fail(JournalBatch batch, Exception exception)
    {
        Interlocked.Add(ref _failedAppends, batch.Count);
        if (!_isFailing)
        {
            Volatile.Write(ref _isFailing, true);
            logger.WriteFailed(folder.Path, exception.Message, exception);
        }

        TakeBack();
        Leave();
    }

    // Only for tidiness as well: what was not written to is zeros, and those are no frames.
    private void GiveRoomBack()
    {
        try
        {
            if (_file is { } file && RandomAccess.GetLength(file) > _offset)
            {
                RandomAccess.SetLength(file, _offset);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>
    /// Gives back the space of what was not acknowledged. Only for tidiness: where it fails, the header of the next
    /// segment says which frames count.
    /// </summary>
    private void TakeBack()
    {
        try
        {
            if (_segment is { ReadableBytes: 0 } unused)
            {
                File.Delete(unused.File);
            }
            else if (_segment is { } used && _file is { } file)
            {
                RandomAccess.SetLength(file, used.ReadableBytes);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    private void Leave()
    {
        GiveRoomBack();
        _file?.Dispose();
        _file = null;
        _segment = null;
        _offset = 0;
        _roomUpTo = 0;
    }
}
