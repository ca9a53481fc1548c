using TrackingPlatform.Admin.Offers;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Admin.Templates;

/// <summary>Reads when a template sends: how long it keeps changes back, and how it gathers them.</summary>
internal static class TemplateTiming
{
    /// <summary>Nothing said keeps nothing back.</summary>
    public static TimeSpan Delay(string? text, DraftCheck check)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return TimeSpan.Zero;
        }

        if (IsoDuration.TryParse(text.Trim(), out var delay) && delay <= PostbackTemplate.LongestDelay)
        {
            return delay;
        }

        check.Refuse("delay", "invalid", "Write a duration of ISO 8601 from PT0S to PT24H, such as PT30M.");
        return TimeSpan.Zero;
    }

    /// <summary>Null where it does not gather, or was refused.</summary>
    public static BatchRule? Batch(TemplateBatchDraft? draft, DraftCheck check)
    {
        if (draft is null)
        {
            return null;
        }

        check.NoOthers(draft.Others, "batch.");
        var every = TimeSpan.Zero;
        var hasSize = draft.Size is >= BatchRule.LeastSize and <= BatchRule.MostSize;
        var hasWait = IsoDuration.TryParse(draft.Every?.Trim() ?? string.Empty, out every) && every >= BatchRule.ShortestWait && every <= BatchRule.LongestWait;
        if (!hasSize)
        {
            check.Refuse("batch.size", "invalid", $"A request is filled up to {BatchRule.LeastSize} to {BatchRule.MostSize} conversions.");
        }

        if (!hasWait)
        {
            check.Refuse("batch.every", "invalid", "Write a duration of ISO 8601 from PT10S to PT24H, such as PT1M.");
        }

        return hasSize && hasWait ? new BatchRule(draft.Size!.Value, every) : null; // there is one where it lies within bounds
    }

    public static TemplateBatchDraft? ToDraft(BatchRule? batch) => batch is null ? null : new() { Size = batch.Size, Every = IsoDuration.Format(batch.Every) };
}
