using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TrackingPlatform.Admin;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Layout;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Privacy;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Workers;

namespace TrackingPlatform.Integration.Tests.Tenancy;

/// <summary>The REST API and the pages, served over real HTTP from a database.</summary>
internal sealed class ApiNode : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Uri _address;

    private ApiNode(WebApplication app, Uri address) => (_app, _address) = (app, address);

    /// <param name="database">Where from.</param>
    /// <param name="allowPrivateNetworks">Templates may name addresses of this machine.</param>
    public static async Task<ApiNode> StartAsync(PlatformDatabaseFixture database, bool allowPrivateNetworks = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Configuration["Platform:Outbound:AllowPrivateNetworks"] = allowPrivateNetworks.ToString();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(database.Services.GetRequiredService<SecretBox>());
        builder.Services.AddPlatformData(database.Logins);
        builder.Services.AddAdmin();
        builder.Services.AddTestFire(new OutboundLimits { AllowPrivateNetworks = true });
        var app = builder.Build();
        app.UseAdmin();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        app.MapAdminApi();
        app.MapApiDocument();
        await app.StartAsync();
        return new ApiNode(app, new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()));
    }

    /// <summary>A client with a fresh key of the tenant.</summary>
    public async Task<HttpClient> ClientAsync(TenantId tenant, params ApiScope[] scopes)
    {
        var key = (await _app.Services.GetRequiredService<ApiKeys>().CreateAsync(SetupWorld.In(tenant, Role.Owner), "test", scopes, CancellationToken.None)).Done();
        var client = new HttpClient { BaseAddress = _address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Secret);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
