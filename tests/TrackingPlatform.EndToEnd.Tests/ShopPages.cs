using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TrackingPlatform.EndToEnd.Tests;

/// <summary>An advertiser's site on another origin: every path is a page with the snippet of the offer, as its page shows it to copy.</summary>
internal sealed class ShopPages : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ShopPages(WebApplication app, Uri address) => (_app, Address) = (app, address);

    public Uri Address { get; }

    /// <summary>What stands in the head of its pages.</summary>
    public string Head { get; set; } = "";

    /// <summary>What stands in the body of a path.</summary>
    public Dictionary<string, string> Bodies { get; } = [];

    public static async Task<ShopPages> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        ShopPages? pages = null;
        app.Run(context => pages!.AnswerAsync(context)); // set before anybody knows the address
        await app.StartAsync();
        pages = new ShopPages(app, new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()));
        return pages;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(
            $"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><link rel=\"icon\" href=\"data:,\"><title>Shop</title>{Head}</head><body>{Bodies.GetValueOrDefault(context.Request.Path.Value ?? "")}</body></html>");
    }
}
