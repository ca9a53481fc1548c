using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;

namespace TrackingPlatform.Admin.Access;

/// <summary>Leads the first visitor to the set-up, whatever page they asked for; later, what does not exist is told at once.</summary>
internal sealed class SetupRedirect(RequestDelegate next, Installation installation)
{
    public const string Path = "/setup";

    public async Task InvokeAsync(HttpContext context)
    {
        if (MayBePage(context) && !context.Request.Path.StartsWithSegments(Path) && !await installation.IsSetUpAsync(context.RequestAborted))
        {
            context.Response.Redirect(Path);
        }
        else if (context.GetEndpoint() is null)
        {
            // Said before anyone is asked to sign in, who would then find nothing.
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else
        {
            await next(context);
        }
    }

    private static bool MayBePage(HttpContext context) =>
        context.GetEndpoint() is not { } endpoint
            ? HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
            : endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
}
