using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Conversions;

namespace TrackingPlatform.Domain.Uploads;

/// <summary>Decides how what an upload did to a conversion is taken back: by one further entry, never by taking an entry away.</summary>
public static class UploadUndo
{
    /// <summary>Decides about one conversion.</summary>
    /// <param name="history">All of its entries in order. What came after the upload keeps it as it is: whoever said it knew of it.</param>
    public static UndoDecision Decide(IReadOnlyList<UploadChange> history)
    {
        var first = history.ToList().FindIndex(change => change.Origin == UploadChangeOrigin.Upload);
        if (first < 0)
        {
            return new UndoDecision.Leave(ReasonCodes.NothingToUndo);
        }

        if (history.Skip(first).Any(change => change.Origin == UploadChangeOrigin.Other))
        {
            return new UndoDecision.Leave(ReasonCodes.ChangedSince);
        }

        var now = history[^1];
        if (first > 0)
        {
            var before = history[first - 1];
            return (now.Status, now.Money) == (before.Status, before.Money) && !history.Skip(first).Any(change => change.ReplacedDetails)
                ? new UndoDecision.Leave(ReasonCodes.NothingToUndo)
                : new UndoDecision.PutBack(now, before);
        }

        return now.Status is ConversionStatus.Reversed or ConversionStatus.Rejected ? new UndoDecision.Leave(ReasonCodes.NothingToUndo) : new UndoDecision.Reverse(now);
    }
}
