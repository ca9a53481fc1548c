using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Privacy;
using TrackingPlatform.Edge.Campaigns;
using TrackingPlatform.Edge.Clicks;

namespace TrackingPlatform.Integration.Tests.Clicks;

/// <summary>The click path alone, served over real HTTP from a database.</summary>
internal sealed class ClickNode : IAsyncDisposable
{
    /// <summary>A path beyond the click path, as pages have them.</summary>
    public const string Page = "/pages";

    private readonly WebApplication _app;

    private ClickNode(WebApplication app, HttpClient client) => (_app, Client) = (app, client);

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public static Task<ClickNode> StartAsync(DatabaseLogins logins, string dataDirectory, byte[] masterKey, params (string Key, string Value)[] settings) =>
        StartAsync(logins, dataDirectory, new SecretBox(masterKey), settings);

    public static Task<ClickNode> StartAsync(DatabaseLogins logins, string dataDirectory, SecretBox box, params (string Key, string Value)[] settings) =>
        StartAsync(logins, dataDirectory, box, TimeProvider.System, settings);

    public static async Task<ClickNode> StartAsync(DatabaseLogins logins, string dataDirectory, SecretBox box, TimeProvider clock, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(settings.Select(each => KeyValuePair.Create(each.Key, (string?)each.Value)));
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton(box);
        builder.Services.AddPlatformData(logins);
        builder.Services.AddClicks(builder.Configuration, dataDirectory);
        var app = builder.Build();
        app.UseTrackingHosts();
        app.UseClicks();
        app.Run(context => context.Response.WriteAsync("Whatever else the installation serves."));
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        return new ClickNode(app, new HttpClient(handler) { BaseAddress = new Uri(address) });
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
