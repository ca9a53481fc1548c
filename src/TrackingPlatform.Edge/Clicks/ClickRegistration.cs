using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Net.Http.Headers;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Edge.Campaigns;
using TrackingPlatform.Edge.Offers;
using TrackingPlatform.Edge.Postbacks;
using TrackingPlatform.Edge.Privacy;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>Puts the click path together.</summary>
public static class ClickRegistration
{
    private const int LongestRequestLine = 128 * 1024;

    /// <summary>Adds the click path. Needs an <see cref="ICampaignSource"/>, an <see cref="IClickStore"/>, an <see cref="ICapLeases"/>, the ledger and a <c>SecretBox</c>.</summary>
    /// <param name="services">Where to add.</param>
    /// <param name="configuration">Holds the section <c>Clicks</c>.</param>
    /// <param name="dataDirectory">Where journal and snapshot are kept.</param>
    public static IServiceCollection AddClicks(this IServiceCollection services, IConfiguration configuration, string dataDirectory)
    {
        services.AddOptions<ClickOptions>().Bind(configuration.GetSection(ClickOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ClickOptions>, ClickOptionsValidator>();
        services.AddSingleton<CurrentSnapshot>();
        services.AddSingleton(new SnapshotFile(Path.Combine(dataDirectory, SnapshotFile.Name)));
        services.AddSingleton<ClickMetrics>();
        services.AddSingleton<ClickTally>();
        services.AddSingleton<UserAgentCache>();
        services.AddSingleton<VisitorDayKeys>();
        services.AddAddressData(configuration, dataDirectory);
        services.AddSingleton<VisitorReader>();
        services.AddSingleton(new VisitorMemory());
        services.AddSingleton<RotationCounters>();
        services.AddSingleton<CapGate>();
        services.AddSingleton<CapKeeper>();
        services.AddSingleton<TestClicks>();
        services.AddSingleton<ClickDecider>();
        services.AddSingleton<ClickAnswer>();
        services.AddSingleton<ClickKeeper>();
        services.AddSingleton<ClickEndpoint>();
        services.AddSingleton<ClickPassSeal>();
        services.AddSingleton<GoEndpoint>();
        services.AddSingleton<DirectClickEndpoint>();
        services.AddSingleton<CreativeNames>();
        services.AddSingleton<ImpressionEndpoint>();
        services.AddSingleton<JournalSyncs>();
        services.AddSingleton(provider => new ClickJournal(Journal.Open(
            new JournalOptions { Directory = Path.Combine(dataDirectory, "journal", "clicks") },
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger<Journal>(),
            provider.GetRequiredService<JournalSyncs>().Measure(new JournalDisk()))));
        services.AddSingleton<IAdvertiserDirectory, SnapshotDirectory>();
        services.AddSingleton<IClickBacklog, JournalBacklog>();
        services.AddSingleton(provider => new PostbackJournal(Journal.Open(
            new JournalOptions { Directory = Path.Combine(dataDirectory, "journal", "postbacks") },
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger<Journal>())));
        services.AddSingleton<IPostbackJournal>(provider => provider.GetRequiredService<PostbackJournal>());
        // A click never blocks a thread, so a request need not change threads between socket and answer. What blocks would hold up its own
        // connection only: sockets are told of new work on another thread.
        services.Configure<SocketTransportOptions>(transport =>
        {
            transport.UnsafePreferInlineScheduling = true;
            // A buffer of 4 KB for every idle connection, and one system call a request less.
            transport.WaitForDataBeforeAllocatingBuffer = false;
        });
        services.Configure<KestrelServerOptions>(server =>
        {
            server.AddServerHeader = false;
            // Ten thousand parameters are nobody's intention, and still the visitor should arrive.
            server.Limits.MaxRequestLineSize = LongestRequestLine;
            // Any byte is a letter of Latin-1, so no agent string turns a visitor away.
            server.RequestHeaderEncodingSelector = name =>
                name.Equals(HeaderNames.UserAgent, StringComparison.OrdinalIgnoreCase) || name.Equals(HeaderNames.Referer, StringComparison.OrdinalIgnoreCase) ? Encoding.Latin1 : null;
        });
        services.AddHealthChecks().AddCheck<EdgeHealthCheck>("edge", tags: ["edge"]);
        services.AddHostedService<SnapshotRefresher>();
        services.AddHostedService(provider => provider.GetRequiredService<CapKeeper>());
        services.AddHostedService<PostbackDrain>();
        services.AddHostedService<ClickDrain>();
        return services;
    }
}
