using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Edge.Postbacks;

/// <summary>Puts the postback path together.</summary>
public static class PostbackRegistration
{
    /// <summary>
    /// Adds the postback path. Needs the click path beside it (for the snapshot and the journals), an <c>IInboundLog</c>, an
    /// <c>IConversionLedger</c>, an <c>IPostbackRehearsal</c> and a <c>SecretBox</c>.
    /// </summary>
    public static IServiceCollection AddPostbacks(this IServiceCollection services)
    {
        services.AddSingleton<PostbackAuthentication>();
        services.AddSingleton<UnprovenLimit>();
        services.AddSingleton<PostbackIntake>();
        services.AddSingleton<PostbackDryRun>();
        services.AddSingleton<PostbackEndpoint>();
        services.AddSingleton<BrowserAuthentication>();
        services.AddSingleton<BrowserIntake>();
        services.AddSingleton<BrowserEndpoint>();
        services.AddSingleton<BatchIntake>();
        services.AddSingleton<BatchEndpoint>();
        return services;
    }

    /// <summary>Takes Everflow's postbacks, which come to the bare host. Stands before what else the root shows.</summary>
    public static IApplicationBuilder UsePostbacksAtRoot(this IApplicationBuilder app)
    {
        var postbacks = app.ApplicationServices.GetRequiredService<PostbackEndpoint>();
        return app.Use(next => context => IsAtRoot(context.Request) ? postbacks.ReceiveAsync(context) : next(context));
    }

    /// <summary>Whether a request to the bare host is a postback.</summary>
    internal static bool IsAtRoot(HttpRequest request) =>
        request.Path == "/" && request.QueryString.HasValue && (HttpMethods.IsGet(request.Method) || HttpMethods.IsPost(request.Method)) && DialectRoutes.IsEverflow(request.Query.ContainsKey);

    /// <summary>Maps <c>/postback</c>, the paths of other platforms and <c>/receipts/{receipt}</c>; all ask for the advertiser's own proof, not for a signed-in member.</summary>
    public static void MapPostbacks(this IEndpointRouteBuilder routes)
    {
        var postbacks = routes.ServiceProvider.GetRequiredService<PostbackEndpoint>();
        routes.MapMethods("/postback", ["GET", "POST"], postbacks.ReceiveAsync).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription().WithName("ReceivePostback");
        var batches = routes.ServiceProvider.GetRequiredService<BatchEndpoint>();
        routes.MapPost("/postback/batch", batches.ReceiveAsync).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription().WithName("ReceivePostbackBatch");
        foreach (var path in DialectRoutes.Paths.Keys.Concat(Enum.GetValues<PostbackDialect>().Select(DialectRoutes.Named)))
        {
            routes.MapMethods(path, ["GET", "POST"], postbacks.ReceiveAsync).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        }

        routes.MapGet("/receipts/{receipt}", (HttpContext context, string receipt) => postbacks.ShowAsync(context, receipt))
            .AllowAnonymous().ExcludeFromDescription().WithName("ShowReceipt");
        var browsers = routes.ServiceProvider.GetRequiredService<BrowserEndpoint>();
        routes.MapGet("/pixel.gif", browsers.AnswerImageAsync).AllowAnonymous().ExcludeFromDescription().WithName("ReportByImage");
        routes.MapGet("/pixel.html", browsers.AnswerFrameAsync).AllowAnonymous().ExcludeFromDescription().WithName("ReportByFrame");
        routes.MapPost("/track/convert", browsers.AnswerScriptAsync).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription().WithName("ReportByScript");
    }
}
