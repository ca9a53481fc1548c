using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace TrackingPlatform.Admin.Tenancy;

/// <summary>How links and postback addresses begin for whoever is asking.</summary>
public sealed class PublicOrigin(SetupOptions options, IHttpContextAccessor requests, NavigationManager? navigation = null)
{
    /// <summary>Scheme and host without a slash at the end.</summary>
    public string Url => options.PublicUrl ?? (requests.HttpContext is { } context ? Of(context.Request) : navigation?.BaseUri.TrimEnd('/')) ?? "http://127.0.0.1:8080";

    private static string Of(HttpRequest request) => $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}";
}
