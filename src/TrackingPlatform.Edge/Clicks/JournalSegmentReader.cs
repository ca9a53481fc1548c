using Microsoft.Win32.SafeHandles;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>Reads one segment forwards, frame by frame checked, into one buffer.</summary>
internal sealed class JournalSegmentReader(JournalSegment segment) : IDisposable
{
    private readonly SafeFileHandle _file = File.OpenHandle(segment.File, share: FileShare.ReadWrite | FileShare.Delete);
    private readonly List<(int At, int Length)> _payloads = [];
    private byte[] _buffer = [];
    private int _filled;

    public JournalSegment Segment { get; } = segment;

    /// <summary>Where the next frame begins.</summary>
    public long Offset { get; private set; } = JournalHeader.Bytes;

    /// <summary>The number that the next frame must have.</summary>
    public long Sequence { get; private set; } = segment.Start;

    /// <summary>The frames of the last <see cref="Read"/>.</summary>
    public int Count => _payloads.Count;

    /// <summary>A payload of the last <see cref="Read"/>; the next one overwrites it.</summary>
    public ReadOnlyMemory<byte> Payload(int index) => _buffer.AsMemory(_payloads[index].At, _payloads[index].Length);

    /// <summary>Reads up to a number of frames or bytes, but one frame however large it is.</summary>
    /// <param name="maxFrames">At least 1.</param>
    /// <param name="maxBytes">Bytes of frames, their headers included.</param>
    /// <param name="lastSequence">Frames beyond it do not count and are the end.</param>
    public JournalStop Read(int maxFrames, int maxBytes, long lastSequence)
    {
        _payloads.Clear();
        var end = Segment.ReadableBytes;
        Fill(Math.Min(Math.Max(maxBytes, JournalFrame.HeaderBytes), end - Offset));
        for (var at = 0; Count < maxFrames;)
        {
            var left = end - Offset;
            if (left <= 0 || Sequence > lastSequence)
            {
                return JournalStop.End;
            }

            if (left < JournalFrame.HeaderBytes)
            {
                return JournalStop.Damage;
            }

            if (_filled - at < JournalFrame.HeaderBytes)
            {
                return Count > 0 ? JournalStop.Limit : JournalStop.Damage;
            }

            var payload = JournalFrame.PayloadBytes(_buffer.AsSpan(at));
            if (payload < 0 || payload > left - JournalFrame.HeaderBytes)
            {
                return JournalStop.Damage;
            }

            var frame = JournalFrame.HeaderBytes + payload;
            if (_filled - at < frame)
            {
                if (Count > 0)
                {
                    return JournalStop.Limit;
                }

                Fill(frame);
            }

            if (_filled - at < frame || !JournalFrame.IsWhole(_buffer.AsSpan(at, frame), Sequence))
            {
                return JournalStop.Damage;
            }

            _payloads.Add((at + JournalFrame.HeaderBytes, payload));
            at += frame;
            Offset += frame;
            Sequence++;
        }

        return JournalStop.Limit;
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Reads from <see cref="Offset"/> on; less than asked for only where the file ends early.</summary>
    private void Fill(long bytes)
    {
        if (_buffer.Length < bytes)
        {
            _buffer = GC.AllocateUninitializedArray<byte>((int)bytes);
        }

        _filled = 0;
        while (_filled < bytes && RandomAccess.Read(_file, _buffer.AsSpan(_filled, (int)bytes - _filled), Offset + _filled) is > 0 and var read)
        {
            _filled += read;
        }
    }
}
