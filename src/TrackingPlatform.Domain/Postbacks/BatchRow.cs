namespace TrackingPlatform.Domain.Postbacks;

/// <summary>One row of a batch: a postback of its own.</summary>
/// <param name="Raw">Its bytes as they were sent.</param>
/// <param name="Parameters">Its names and values; empty when it could not be read.</param>
/// <param name="Problem">Why it is no postback; null when it may be one.</param>
public sealed record BatchRow(byte[] Raw, IReadOnlyList<KeyValuePair<string, string>> Parameters, PostbackRefusal? Problem)
{
    /// <summary>The field that names a row for repeating: the same key of the same advertiser is the same row, whatever batch it comes in.</summary>
    public const string KeyField = "idempotency_key";

    /// <summary>The row's own key; null when it has none.</summary>
    public string? Key { get; init; }
}
