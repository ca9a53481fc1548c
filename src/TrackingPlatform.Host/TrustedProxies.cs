using Microsoft.AspNetCore.HttpOverrides;

namespace TrackingPlatform.Host;

internal static class TrustedProxies
{
    /// <summary>Believes <c>X-Forwarded-*</c> of the configured proxies, through as many of them as stand in a row, and of nobody else.</summary>
    public static void UseTrustedProxies(this WebApplication app, PlatformOptions options)
    {
        if (options.TrustedProxies.Count == 0)
        {
            return;
        }

        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            ForwardLimit = null,
        };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var network in options.TrustedProxies)
        {
            forwarded.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(forwarded);
    }
}
