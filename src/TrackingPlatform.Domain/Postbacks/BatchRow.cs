using TrackingPlatform.Domain.Audit;

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

    /// <summary>The row that names and values make: its own key is taken out, and a field that says two things at once is a problem.</summary>
    public static BatchRow Of(byte[] raw, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        var key = PostbackFields.Find(parameters, KeyField);
        var others = key is null ? parameters : [.. parameters.Where(parameter => parameter.Key != KeyField)];
        var problem = key?.Length > PostbackLimits.Key
            ? new PostbackRefusal(ReasonCodes.ValueTooLong, $"{KeyField} has more than {PostbackLimits.Key} characters.", 422)
            : PostbackFields.Check(others);
        return new BatchRow(raw, others, problem) { Key = problem is null && key?.Length > 0 ? key : null };
    }
}
