using TrackingPlatform.Host;
using TrackingPlatform.Host.Database;

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    var options = PlatformOptions.Read(builder.Configuration);
    using var logging = LoggerFactory.Create(log => log.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole());

    // Lock first: everything after it may rely on having the data directory to itself.
    using var dataDirectory = DataDirectoryLock.Take(options.DataDirectory);
    builder.UseListenAddresses();
    await using var database = await PlatformDatabase.OpenAsync(
        options,
        builder.Configuration.GetConnectionString("Platform"),
        prepare: (ownerConnectionString, cancellationToken) => Task.CompletedTask,
        logging,
        CancellationToken.None);

    builder.WebHost.UseStaticWebAssets();
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddSingleton(options);
    builder.Services.AddSingleton(database);
    builder.Services.AddSingleton(database.Gate);
    builder.Services.AddReadiness();
    builder.Services.AddAccessByDefault();

    await using var app = builder.Build();
    app.UseTrustedProxies(options);
    app.MapHealth(options);

    await app.StartListeningAsync();
    await app.WaitForShutdownAsync();
    return 0;
}
catch (StartupFailure failure)
{
    failure.Print(Console.Error);
    return 1;
}
