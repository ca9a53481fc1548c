namespace TrackingPlatform.Edge.Clicks;

/// <summary>Why reading a segment stopped where it did.</summary>
internal enum JournalStop
{
    /// <summary>The caller wanted no more; there may be more.</summary>
    Limit,

    /// <summary>Nothing more stands there, for now or for good.</summary>
    End,

    /// <summary>Bytes stand there that are not the frame expected.</summary>
    Damage,
}
