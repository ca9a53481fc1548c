namespace TrackingPlatform.Edge.Clicks;

/// <summary>The paths that visitors and their browsers ask for.</summary>
public static class ClickPaths
{
    /// <summary>
    /// Answers clicks before anything else of the pipeline runs: they need no routing table, no session and no authentication.
    /// </summary>
    public static IApplicationBuilder UseClicks(this IApplicationBuilder app)
    {
        var services = app.ApplicationServices;
        var clicks = services.GetRequiredService<ClickEndpoint>();
        var answer = services.GetRequiredService<ClickAnswer>();
        var go = services.GetRequiredService<GoEndpoint>();
        var direct = services.GetRequiredService<DirectClickEndpoint>();
        var impressions = services.GetRequiredService<ImpressionEndpoint>();
        return app.Use(next => context => IsGetOrHead(context.Request.Method) && context.Request.Path.Value is { } path
            ? path switch
            {
                _ when Tail(path, "/c/") is { } code => clicks.FollowLinkAsync(context, code),
                "/click" => clicks.FollowLongFormAsync(context),
                _ when Tail(path, ClickAnswer.SecondPage) is { } destination => answer.SendOnFromSecondPageAsync(context, destination),
                _ when Tail(path, "/i/") is { } code => impressions.SeeLinkAsync(context, code),
                "/i" => impressions.SeeLongFormAsync(context),
                _ when Tail(path, "/go/") is { } position => go.LeadOnAsync(context, position),
                "/track.js" => TrackScript.AnswerAsync(context),
                _ when Tail(path, "/track/click/") is { } code => direct.RecordLinkAsync(context, code),
                "/track/click" => direct.RecordLongFormAsync(context),
                _ => next(context),
            }
            : next(context));
    }

    // The one segment behind a prefix.
    private static string? Tail(string path, string prefix) =>
        path.StartsWith(prefix, StringComparison.Ordinal) && path.Length > prefix.Length && path.IndexOf('/', prefix.Length) < 0 ? path[prefix.Length..] : null;

    private static bool IsGetOrHead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
}
