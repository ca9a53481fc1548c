namespace TrackingPlatform.Edge.Clicks;

/// <summary>The segments on disk in order, shared by the writer, the readers and the trimming. Safe from any thread.</summary>
internal sealed class JournalSegments
{
    private readonly Lock _gate = new();
    private readonly List<JournalSegment> _segments;
    private readonly Dictionary<long, DateTimeOffset> _passedAt = [];
    private TaskCompletionSource? _arrival;
    private long _durableSequence;

    public JournalSegments(IEnumerable<JournalSegment> segments, long durableSequence)
    {
        _segments = [.. segments];
        _durableSequence = durableSequence;
    }

    /// <summary>The last frame known to be on disk, −1 when there is none.</summary>
    public long DurableSequence => Volatile.Read(ref _durableSequence);

    public long BytesOnDisk
    {
        get
        {
            lock (_gate)
            {
                return _segments.Sum(segment => segment.ReadableBytes);
            }
        }
    }

    public long LastStart
    {
        get
        {
            lock (_gate)
            {
                return _segments is [.., var last] ? last.Start : -1;
            }
        }
    }

    /// <summary>Says that a batch is on disk, and wakes the readers.</summary>
    public void Publish(JournalSegment segment, long readableBytes, long durableSequence)
    {
        TaskCompletionSource? arrival;
        lock (_gate)
        {
            segment.ReadableBytes = readableBytes;
            if (_segments is not [.., var last] || last != segment)
            {
                _segments.Add(segment);
            }

            Volatile.Write(ref _durableSequence, durableSequence);
            arrival = _arrival;
            _arrival = null;
        }

        arrival?.SetResult();
    }

    /// <summary>Completes at the next <see cref="Publish"/>. Ask for it first and look for frames second, or one may slip by.</summary>
    public Task NextArrival()
    {
        lock (_gate)
        {
            return (_arrival ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>The segment in which a sequence stands, or else the first one behind it.</summary>
    public JournalSegment? Holding(long sequence)
    {
        lock (_gate)
        {
            return _segments.FindLast(segment => segment.Start <= sequence) ?? _segments.FirstOrDefault();
        }
    }

    public JournalSegment? After(JournalSegment segment)
    {
        lock (_gate)
        {
            return _segments.Find(other => other.Start > segment.Start);
        }
    }

    /// <summary>Takes out the segments that were wholly passed at least <paramref name="keep"/> ago. The newest always stays.</summary>
    public IReadOnlyList<JournalSegment> TakePassed(long position, DateTimeOffset now, TimeSpan keep)
    {
        lock (_gate)
        {
            var passed = 0;
            while (passed + 1 < _segments.Count && _segments[passed + 1].Start <= position)
            {
                _passedAt.TryAdd(_segments[passed].Start, now);
                passed++;
            }

            var taken = _segments.Take(passed).TakeWhile(segment => now - _passedAt[segment.Start] >= keep).ToList();
            taken.ForEach(segment => _passedAt.Remove(segment.Start));
            _segments.RemoveRange(0, taken.Count);
            return taken;
        }
    }
}
