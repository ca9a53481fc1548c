using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Edge.Campaigns;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>Records clicks of visitors who came to the offer's page without a redirect; its script asks here.</summary>
internal sealed class DirectClickEndpoint(CurrentSnapshot snapshots, ClickDecider decider, ClickKeeper keeper, ClickMetrics metrics)
{
    /// <summary><c>GET /track/click/{code}</c></summary>
    public Task RecordLinkAsync(HttpContext context, string code)
    {
        var snapshot = snapshots.Value;
        var query = new ClickQuery();
        return AskedTarget.OfLink(context.Request, snapshot, code, ref query) is { } target
            ? AnswerAsync(context, decider.DecidePresent(context.Request, snapshot, target, query, out var mayKeep), mayKeep)
            : NotFoundAsync(context);
    }

    /// <summary><c>GET /track/click?offer=…&amp;publisher=…</c> and <c>GET /track/click?campaign=…&amp;publisher=…</c></summary>
    public Task RecordLongFormAsync(HttpContext context)
    {
        var snapshot = snapshots.Value;
        var query = new ClickQuery();
        return AskedTarget.OfLongForm(context.Request, snapshot, ref query) is { } target
            ? AnswerAsync(context, decider.DecidePresent(context.Request, snapshot, target, query, out var mayKeep), mayKeep)
            : NotFoundAsync(context);
    }

    private async Task AnswerAsync(HttpContext context, Click click, bool mayKeep)
    {
        await keeper.KeepAsync(click);
        CrossOrigin.Allow(context);
        context.Response.StatusCode = click.Reason == ReasonCodes.DomainNotAllowed ? StatusCodes.Status403Forbidden : StatusCodes.Status200OK;
        var answer = new DirectClickAnswer(click.Id.ToString(), click.Verdict == ClickVerdict.Redirected ? "recorded" : "refused", click.Reason, mayKeep);
        await context.Response.WriteAsJsonAsync(answer, ClickJson.Default.DirectClickAnswer);
    }

    private Task NotFoundAsync(HttpContext context)
    {
        metrics.Unknown();
        CrossOrigin.Allow(context);
        return PlainPage.ShowAsync(context.Response, StatusCodes.Status404NotFound, "There is no such link.");
    }
}
