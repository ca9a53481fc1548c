using Microsoft.AspNetCore.Routing;

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
        return services;
    }

    /// <summary>Maps <c>/postback</c> and <c>/receipts/{receipt}</c>; both ask for the advertiser's own proof, not for a signed-in member.</summary>
    public static void MapPostbacks(this IEndpointRouteBuilder routes)
    {
        var postbacks = routes.ServiceProvider.GetRequiredService<PostbackEndpoint>();
        routes.MapMethods("/postback", ["GET", "POST"], postbacks.ReceiveAsync).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription().WithName("ReceivePostback");
        routes.MapGet("/receipts/{receipt}", (HttpContext context, string receipt) => postbacks.ShowAsync(context, receipt))
            .AllowAnonymous().ExcludeFromDescription().WithName("ShowReceipt");
    }
}
