namespace TrackingPlatform.Edge.Clicks;

/// <summary>
/// An append-only file of opaque payloads that have to survive anything short of losing the disk. One directory, one
/// process, one writer thread; appends and readers from any thread. Sequences start at 0 and are never used twice.
/// </summary>
internal sealed class Journal : IDisposable
{
    private readonly JournalFolder _folder;
    private readonly JournalSegments _segments;
    private readonly JournalOptions _options;
    private readonly JournalQueue _queue;
    private readonly JournalWriter _writer;
    private readonly JournalAges _ages = new();
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Thread _thread;
    private int _isDisposed;

    private Journal(JournalFolder folder, JournalOpening opening, JournalRecovery recovery, JournalOptions options, JournalDisk disk, TimeProvider clock, ILogger logger)
    {
        _folder = folder;
        _options = options;
        _clock = clock;
        _logger = logger;
        Recovery = recovery;
        _segments = new JournalSegments(opening.Segments, recovery.LastSequence);
        _queue = new JournalQueue(options.QueueBytes, recovery.NextSequence);

        // After damage nobody knows which of the lost frames had been acknowledged, so a gap there counts as a loss.
        var follows = recovery.SetAside.Count > 0 ? recovery.NextSequence - 1 : recovery.LastSequence;
        _writer = new JournalWriter(folder, _segments, options, disk, clock, logger, follows);
        if (opening.Segments is [var oldest, ..])
        {
            _ages.Note(oldest.Start, oldest.Header.OpenedAt);
        }

        _thread = new Thread(Write) { IsBackground = true, Name = "journal" };
        _thread.Start();
    }

    /// <summary>Random, made with the directory; the drain's position is kept under it.</summary>
    public Guid Id => _folder.JournalId;

    /// <summary>What opening found.</summary>
    public JournalRecovery Recovery { get; }

    /// <summary>The number that the next append gets.</summary>
    public long NextSequence => _queue.NextSequence;

    /// <summary>The last frame that is on disk, −1 when there is none.</summary>
    public long DurableSequence => _segments.DurableSequence;

    public long BytesOnDisk => _segments.BytesOnDisk;

    /// <summary>Bytes on their way to disk.</summary>
    public int QueueBytes => _queue.WaitingBytes;

    /// <summary>Appends that the disk did not take since the journal was opened.</summary>
    public long FailedAppends => _writer.FailedAppends;

    /// <summary>Appends that were not queued since the journal was opened.</summary>
    public long RefusedAppends => _queue.Refused;

    /// <summary>Whether the last batch could be written: what readiness asks.</summary>
    public bool IsWritable => !_writer.IsFailing;

    /// <summary>About when the oldest frame not yet passed was written, to the second; nothing when all were passed.</summary>
    public DateTimeOffset? OldestUnreadAt => _ages.OldestUnread(DurableSequence);

    /// <exception cref="JournalInUseException">Somebody else has the directory open.</exception>
    /// <exception cref="InvalidDataException">The directory is not a journal that this version can read.</exception>
    public static Journal Open(JournalOptions options, TimeProvider clock, ILogger logger, JournalDisk? disk = null)
    {
        disk ??= new JournalDisk();
        var folder = JournalFolder.Open(options.Directory, disk);
        try
        {
            var opening = new JournalOpening(folder);
            var recovery = opening.Run();
            Report(folder, recovery, logger);
            return new Journal(folder, opening, recovery, options, disk, clock, logger);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Copies the payload and completes when it is on disk, has failed or was refused. It takes no cancellation token:
    /// once queued, a payload is written whether or not anybody still waits.
    /// </summary>
    public ValueTask<JournalAppend> AppendAsync(ReadOnlySpan<byte> payload) => _queue.AppendAsync(payload);

    /// <param name="from">The first sequence wanted: the drain's position.</param>
    /// <exception cref="InvalidOperationException">
    /// The position lies beyond the journal's end, as after restoring an older copy of the directory. Reading on from there would
    /// skip new frames, so it takes a person: move the directory away, and the journal starts anew under another id.
    /// </exception>
    public JournalReader OpenReader(long from)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        return from <= NextSequence
            ? new JournalReader(_folder, _segments, from, _logger)
            : throw new InvalidOperationException($"Position {from} lies beyond the end of the journal {Id:N} in {_folder.Path}, which is {NextSequence}.");
    }

    /// <summary>Takes note that everything before a position was drained, and deletes segments that were passed long enough ago.</summary>
    /// <param name="position">The next sequence to be drained, committed.</param>
    /// <param name="now">The time at which that is known.</param>
    public void Trim(long position, DateTimeOffset now)
    {
        _ages.Pass(position);
        foreach (var segment in _segments.TakePassed(position, now, _options.KeepPassed))
        {
            try
            {
                File.Delete(segment.File);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // It is passed and out of the list; the next start finds it and trims it again.
                _logger.SegmentKept(segment.File, exception);
            }
        }
    }

    /// <summary>Writes what was queued, then gives the directory free. Later appends are refused; a second call does nothing.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 1)
        {
            return;
        }

        _queue.Close();
        _thread.Join();
        _writer.Dispose();
        _queue.Dispose();
        _folder.Dispose();
    }

    private static void Report(JournalFolder folder, JournalRecovery recovery, ILogger logger)
    {
        if (recovery.SetAside.Count > 0)
        {
            logger.Damaged(folder.Path, recovery.BytesSetAside, recovery.LastSequence, string.Join(", ", recovery.SetAside), recovery.NextSequence);
        }

        foreach (var start in recovery.MissingBefore)
        {
            logger.SegmentMissing(folder.Path, start);
        }
    }

    private void Write()
    {
        while (_queue.Take() is { } batch)
        {
            if (_writer.TryWrite(batch))
            {
                _ages.Note(batch.FirstSequence, _clock.GetUtcNow());
                batch.CompleteWritten();
            }
            else
            {
                batch.CompleteFailed();
            }

            _queue.GiveBack(batch);
        }
    }
}
