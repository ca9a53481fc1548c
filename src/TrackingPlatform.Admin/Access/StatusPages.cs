using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace TrackingPlatform.Admin.Access;

/// <summary>
/// Gives refusals that came without a word a page: what is not there, and what is not allowed. The framework's own middleware would
/// have to stand round the tracking paths too, since only the outermost pipeline can be routed a second time.
/// </summary>
internal sealed class StatusPages(RequestDelegate next, EndpointDataSource endpoints)
{
    public const string Prefix = "/status/";

    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (context.Response is { HasStarted: false, ContentType: null, StatusCode: StatusCodes.Status404NotFound } && SharedPages.Contains(context))
        {
            await SharedPages.WriteNotFoundAsync(context);
        }
        else if (context.Response is { HasStarted: false, ContentType: null, ContentLength: null } && PageFor(context.Response.StatusCode) is { } page)
        {
            // Components leave an answer alone that says 404, unless they see that it is theirs to fill.
            context.Features.Set<IStatusCodeReExecuteFeature>(new StatusCodeReExecuteFeature { OriginalPath = context.Request.Path, OriginalQueryString = context.Request.QueryString.Value });
            context.SetEndpoint(page);
            context.Request.RouteValues.Clear();
            context.Request.Path = "/" + page.RoutePattern.RawText!.TrimStart('/');
            context.Request.QueryString = default;
            context.Request.Method = HttpMethods.Get;
            await next(context);
        }
    }

    private RouteEndpoint? PageFor(int status) => status is StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound
        ? endpoints.Endpoints.OfType<RouteEndpoint>().FirstOrDefault(endpoint => endpoint.RoutePattern.RawText?.TrimStart('/') == $"{Prefix[1..]}{status}")
        : null;
}
