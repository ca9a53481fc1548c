using TrackingPlatform.Admin;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Edge.Campaigns;
using TrackingPlatform.Edge.Clicks;
using TrackingPlatform.Edge.Postbacks;
using TrackingPlatform.Host;
using TrackingPlatform.Host.Database;
using TrackingPlatform.Host.Demo;
using TrackingPlatform.Workers;

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    var options = PlatformOptions.Read(builder.Configuration);
    using var logging = LoggerFactory.Create(log => log.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole());

    // Lock first: everything after it may rely on having the data directory to itself.
    using var dataDirectory = DataDirectoryLock.Take(options.DataDirectory);
    builder.UseListenAddresses(Metrics.Url(options.Metrics));
    var secrets = MasterKey.Open(builder.Configuration, options.DataDirectory);
    var schema = new PlatformSchema(builder.Configuration, logging);
    await using var database = await PlatformDatabase.OpenAsync(
        options,
        builder.Configuration.GetConnectionString("Platform"),
        schema.PrepareAsync,
        logging,
        CancellationToken.None);

    builder.WebHost.UseStaticWebAssets();
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddSingleton(options);
    builder.Services.AddSingleton(database);
    builder.Services.AddSingleton(database.Gate);
    builder.Services.AddSingleton(secrets);
    var logins = schema.LoginsOf(database.OwnerConnectionString);
    builder.Services.AddPlatformData(logins);
    builder.Services.AddReadiness();
    builder.AddMetrics(options.Metrics);
    builder.Services.AddAccessByDefault();
    if (options.Roles.HasFlag(PlatformRoles.Edge))
    {
        builder.Services.AddClicks(builder.Configuration, options.DataDirectory);
        builder.Services.AddPostbacks();
    }

    if (options.Roles.HasFlag(PlatformRoles.Admin))
    {
        builder.Services.AddAdmin();
        builder.Services.AddTestFire(options.Outbound);
        builder.Services.AddAddressData(builder.Configuration, options.DataDirectory);
    }

    if (options.Roles.HasFlag(PlatformRoles.Worker))
    {
        builder.Services.AddReportFiles();
        builder.Services.AddWorkers(logins, options.Outbound, options.Mail, database.Gate.Ready);
    }

    if (options.Bootstrap is { } bootstrap && options.Roles.HasFlag(PlatformRoles.Admin))
    {
        builder.Services.AddSingleton(bootstrap);
        builder.Services.AddHostedService<TenantBootstrap>();
    }

    await using var app = builder.Build();
    app.UseTrustedProxies(options);
    if (options.Roles.HasFlag(PlatformRoles.Edge))
    {
        app.UseTrackingHosts();
    }

    app.UseMetrics(options.Metrics);
    if (options.Roles.HasFlag(PlatformRoles.Edge))
    {
        // Before routing, sessions and policies: a click needs none of them.
        app.UseClicks();
        app.UsePostbacksAtRoot();
    }

    app.UseRouting();
    if (options.Roles.HasFlag(PlatformRoles.Admin))
    {
        app.UseAdmin();
        app.MapAdmin();
    }
    else
    {
        app.UseAuthorization();
    }

    // Who the operator is, only a node with the admin role can tell.
    if (options.Roles.HasFlag(PlatformRoles.Admin | PlatformRoles.Worker))
    {
        app.MapJobDashboard(AccessPolicies.PlatformOperator);
    }

    if (options.Roles.HasFlag(PlatformRoles.Edge))
    {
        app.MapPostbacks();
    }

    app.MapHealth(options);

    if (options.Demo && database.Gate.IsReady && options.Roles.HasFlag(PlatformRoles.Admin))
    {
        await DemoTenant.LoadAsync(app.Services, options, CancellationToken.None);
    }

    await app.StartListeningAsync();
    await app.WaitForShutdownAsync();
    return 0;
}
catch (StartupFailure failure)
{
    failure.Print(Console.Error);
    return 1;
}
