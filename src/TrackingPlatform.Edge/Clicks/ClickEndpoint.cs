using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Edge.Campaigns;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>The click path: read the request once, decide, journal, answer.</summary>
internal sealed class ClickEndpoint(CurrentSnapshot snapshots, ClickDecider decider, ClickKeeper keeper, ClickMetrics metrics, ClickAnswer answer, TestClicks tests)
{
    /// <summary><c>GET /c/{code}</c></summary>
    public Task FollowLinkAsync(HttpContext context, string code)
    {
        var snapshot = snapshots.Value;
        var query = new ClickQuery();
        if (AskedTarget.OfLink(context.Request, snapshot, code, ref query) is not { } target)
        {
            return NotFoundAsync(context);
        }

        tests.Mark(ref query, target.Link!.Id);
        return FollowAsync(context, decider.Decide(context.Request, snapshot, target, query, out var redirect), redirect);
    }

    /// <summary><c>GET /click?campaign=…&amp;publisher=…</c> and <c>GET /click?offer=…&amp;publisher=…</c></summary>
    public Task FollowLongFormAsync(HttpContext context)
    {
        var snapshot = snapshots.Value;
        var query = new ClickQuery();
        return AskedTarget.OfLongForm(context.Request, snapshot, ref query) is { } target
            ? FollowAsync(context, decider.Decide(context.Request, snapshot, target, query, out var redirect), redirect)
            : NotFoundAsync(context);
    }

    private async Task FollowAsync(HttpContext context, Click click, RedirectKind redirect)
    {
        // Order matters: a visitor is only sent on once the click is safe.
        await keeper.KeepAsync(click);
        await answer.SendOnAsync(context, click.Destination, redirect);
    }

    private Task NotFoundAsync(HttpContext context)
    {
        metrics.Unknown();
        context.Response.Headers.CacheControl = "no-store";
        return PlainPage.ShowAsync(context.Response, StatusCodes.Status404NotFound, "There is no such link.");
    }
}
