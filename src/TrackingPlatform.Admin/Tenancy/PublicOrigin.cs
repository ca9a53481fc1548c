using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace TrackingPlatform.Admin.Tenancy;

/// <summary>How links and postback addresses begin for whoever is asking.</summary>
public sealed class PublicOrigin(SetupOptions options, IHttpContextAccessor requests, NavigationManager? navigation = null)
{
    /// <summary>Scheme and host without a slash at the end.</summary>
    public string Url => options.PublicUrl ?? Asked ?? "http://127.0.0.1:8080";

    private string? Asked => requests.HttpContext is { } context ? Of(context.Request) : navigation?.BaseUri.TrimEnd('/');

    /// <summary>Whether a host is known to be the installation's own: the configured one, or the one that whoever is asking came by.</summary>
    public bool IsAt(string host) => IsOf(host, options.PublicUrl) || IsOf(host, Asked);

    private static bool IsOf(string host, string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && string.Equals(address.IdnHost, host, StringComparison.OrdinalIgnoreCase);

    private static string Of(HttpRequest request) => $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}";
}
