namespace TrackingPlatform.Edge.Clicks;

/// <summary>Remembers roughly when which sequence was written, so that health can say how old the oldest undrained frame is.</summary>
internal sealed class JournalAges
{
    private const int Kept = 4_096;
    private static readonly TimeSpan Grain = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Queue<(long Sequence, DateTimeOffset At)> _marks = new();
    private DateTimeOffset _lastMark;
    private long _position;

    /// <summary>Notes one mark a second. When too many are unread no more are added: only the oldest one is ever asked for.</summary>
    public void Note(long sequence, DateTimeOffset at)
    {
        lock (_gate)
        {
            if (_marks.Count == 0 || (at - _lastMark >= Grain && _marks.Count < Kept))
            {
                _marks.Enqueue((sequence, at));
                _lastMark = at;
            }
        }
    }

    public void Pass(long position)
    {
        lock (_gate)
        {
            _position = Math.Max(_position, position);
            while (_marks.Count > 1 && _marks.ElementAt(1).Sequence <= _position)
            {
                _marks.Dequeue();
            }
        }
    }

    /// <returns>Nothing when everything up to <paramref name="durableSequence"/> was passed.</returns>
    public DateTimeOffset? OldestUnread(long durableSequence)
    {
        lock (_gate)
        {
            return _position <= durableSequence && _marks.TryPeek(out var mark) ? mark.At : null;
        }
    }
}
