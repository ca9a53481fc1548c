using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Edge.Campaigns;
using TrackingPlatform.Edge.Clicks;
using TrackingPlatform.Edge.Postbacks;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Postbacks;

/// <summary>Click and postback paths of one node, served over real HTTP; its database can be taken away from the inbound log and the ledger.</summary>
internal sealed class PostbackNode : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TemporaryFolder _folder;
    private readonly SwitchableLog _log;

    private PostbackNode(WebApplication app, TemporaryFolder folder, SwitchableLog log, HttpClient client) => (_app, _folder, _log, Client) = (app, folder, log, client);

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public bool IsStoreAway
    {
        set => _log.IsAway = value;
    }

    public static async Task<PostbackNode> StartAsync(PlatformDatabase database)
    {
        var folder = new TemporaryFolder();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(database.Secrets);
        builder.Services.AddPlatformData(database.Logins);
        builder.Services.AddClicks(builder.Configuration, folder.Path);
        builder.Services.AddPostbacks();
        var log = new SwitchableLog(database.Services.GetRequiredService<IInboundLog>());
        builder.Services.AddSingleton<IInboundLog>(log);
        builder.Services.AddSingleton<IConversionLedger>(services => new SwitchableLedger(log, ActivatorUtilities.CreateInstance<ConversionLedger>(services)));
        var app = builder.Build();
        app.UseTrackingHosts();
        app.UseClicks();
        app.UsePostbacksAtRoot();
        app.MapPostbacks();
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        return new PostbackNode(app, folder, log, new HttpClient(handler) { BaseAddress = new Uri(address) });
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private sealed class SwitchableLog(IInboundLog log) : IInboundLog
    {
        public bool IsAway { get; set; }

        public Task AppendAsync(InboundPostback request, CancellationToken cancellationToken) =>
            IsAway ? throw new IOException("The database is away.") : log.AppendAsync(request, cancellationToken);

        public Task AppendManyAsync(TenantId tenant, IReadOnlyList<InboundPostback> requests, CancellationToken cancellationToken) =>
            IsAway ? throw new IOException("The database is away.") : log.AppendManyAsync(tenant, requests, cancellationToken);

        public Task<Receipt?> FindReceiptAsync(TenantId tenant, AdvertiserId advertiser, ReceiptId receipt, CancellationToken cancellationToken) =>
            log.FindReceiptAsync(tenant, advertiser, receipt, cancellationToken);
    }
    private sealed class SwitchableLedger(SwitchableLog log, ConversionLedger ledger) : IConversionLedger
    {
        public Task<Receipt> TakeAsync(TenantId tenant, AdvertiserId advertiser, InboundPostback request, CancellationToken cancellationToken) =>
            log.IsAway ? throw new IOException("The database is away.") : ledger.TakeAsync(tenant, advertiser, request, cancellationToken);

        public Task<IReadOnlyList<Receipt>> TakeManyAsync(TenantId tenant, AdvertiserId advertiser, IReadOnlyList<InboundPostback> requests, CancellationToken cancellationToken) =>
            log.IsAway ? throw new IOException("The database is away.") : ledger.TakeManyAsync(tenant, advertiser, requests, cancellationToken);

        public Task<Receipt> RecordAsync(TenantId tenant, AdvertiserId advertiser, ReceiptId receipt, Postback postback, CancellationToken cancellationToken) =>
            ledger.RecordAsync(tenant, advertiser, receipt, postback, cancellationToken);
    }
}
