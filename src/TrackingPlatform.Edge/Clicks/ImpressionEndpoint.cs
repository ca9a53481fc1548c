using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Edge.Campaigns;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>Counts who saw a link's creative: a frame of some hundred bytes in the clicks' journal, a number in a roll-up afterwards.</summary>
internal sealed class ImpressionEndpoint(CurrentSnapshot snapshots, CreativeNames creatives, ClickJournal journal, ClickMetrics metrics, TimeProvider clock)
{
    /// <summary><c>GET /i/{code}</c></summary>
    public Task SeeLinkAsync(HttpContext context, string code)
    {
        var query = new ClickQuery();
        return AskedTarget.OfLink(context.Request, snapshots.Value, code, ref query) is { } target
            ? CountAsync(context, Impression.Of(target, query.ToParameters().Creative, clock.GetUtcNow()))
            : NotFoundAsync(context);
    }

    /// <summary><c>GET /i?campaign=…&amp;publisher=…</c> and <c>GET /i?offer=…&amp;publisher=…</c></summary>
    public Task SeeLongFormAsync(HttpContext context)
    {
        var query = new ClickQuery();
        return AskedTarget.OfLongForm(context.Request, snapshots.Value, ref query) is { } target
            ? CountAsync(context, Impression.Of(target, query.ToParameters().Creative, clock.GetUtcNow()))
            : NotFoundAsync(context);
    }

    private async Task CountAsync(HttpContext context, Impression impression)
    {
        if (!VisitorReader.IsFetchedAhead(context.Request))
        {
            if ((await journal.AppendAsync(creatives.Bounded(impression))).IsWritten)
            {
                metrics.Seen();
            }
            else
            {
                metrics.OtherUnpersisted();
            }
        }

        await PixelImage.AnswerAsync(context.Response);
    }

    private Task NotFoundAsync(HttpContext context)
    {
        metrics.Unknown();
        return PixelImage.AnswerAsync(context.Response, StatusCodes.Status404NotFound);
    }
}
