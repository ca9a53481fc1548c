using System.Net;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Workers.Notices;

namespace TrackingPlatform.Host;

/// <summary>The section <c>Platform</c>, read and checked once at start.</summary>
internal sealed record PlatformOptions
{
    public const string Section = "Platform";

    /// <summary>Embedded cluster, journal and keys; an absolute path.</summary>
    public required string DataDirectory { get; init; }

    public PlatformRoles Roles { get; init; } = PlatformRoles.All;

    /// <summary>The proxies whose <c>X-Forwarded-*</c> headers are believed.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>The folder of <c>initdb</c> and <c>postgres</c>; looked for when null.</summary>
    public string? PostgresBinaries { get; init; }

    /// <summary>Fill an empty installation with a believable demo tenant.</summary>
    public bool Demo { get; init; }

    /// <summary>What postbacks on their way out may reach.</summary>
    public OutboundLimits Outbound { get; init; } = new();

    /// <summary>The mail server; null sends no mail.</summary>
    public MailOptions? Mail { get; init; }

    /// <summary>The first tenant for unattended set-up; null leaves it to the set-up page.</summary>
    public BootstrapOptions? Bootstrap { get; init; }

    /// <summary>Who may read the metrics.</summary>
    public MetricsOptions Metrics { get; init; } = new(null, null);

    public string SnapshotFile => Path.Combine(DataDirectory, "snapshot.json");

    /// <summary>Links can be answered from a snapshot that an earlier run stored.</summary>
    public bool CanWorkWithoutDatabase => Roles.HasFlag(PlatformRoles.Edge) && File.Exists(SnapshotFile);

    /// <exception cref="StartupFailure">A value cannot be used; names its key.</exception>
    public static PlatformOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        return new PlatformOptions
        {
            DataDirectory = Path.GetFullPath(Text(section, nameof(DataDirectory)) ?? "data"),
            Roles = ReadRoles(section),
            TrustedProxies = [.. Items(section, nameof(TrustedProxies)).Select(ReadNetwork)],
            PostgresBinaries = Text(section, nameof(PostgresBinaries)),
            Demo = ReadSwitch(section, nameof(Demo)),
            Outbound = new OutboundLimits { AllowPrivateNetworks = ReadSwitch(section, "Outbound:AllowPrivateNetworks"), Proxy = ReadProxy(section) },
            Mail = MailSettings.Read(section.GetSection(nameof(Mail)), Text(section, "PublicUrl")?.TrimEnd('/')),
            Metrics = MetricsOptions.Read(section.GetSection(nameof(Metrics))),
            Bootstrap = BootstrapOptions.Read(section.GetSection(nameof(Bootstrap))),
        };
    }

    private static PlatformRoles ReadRoles(IConfiguration section)
    {
        var roles = Items(section, nameof(Roles)).Aggregate(PlatformRoles.None, (sum, name) => sum | ReadRole(name));
        return roles is PlatformRoles.None ? PlatformRoles.All : roles;
    }

    private static PlatformRoles ReadRole(string name) => name.ToLowerInvariant() switch
    {
        "edge" => PlatformRoles.Edge,
        "admin" => PlatformRoles.Admin,
        "worker" => PlatformRoles.Worker,
        _ => throw StartupFailure.BadConfiguration($"Platform:Roles holds \"{name}\"; it may hold edge, admin and worker, separated by commas."),
    };

    private static IPNetwork ReadNetwork(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw StartupFailure.BadConfiguration($"Platform:TrustedProxies holds \"{text}\"; it may hold addresses and networks such as 10.0.0.0/8, separated by commas.");

    private static Uri? ReadProxy(IConfiguration section) => Text(section, "Outbound:Proxy") switch
    {
        null => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var proxy) && proxy.Scheme == Uri.UriSchemeHttp && proxy.PathAndQuery == "/" => proxy,
        _ => throw StartupFailure.BadConfiguration("Platform:Outbound:Proxy cannot be read; it is an address such as http://proxy.internal:3128, with user:password@ before the host where the proxy asks for them."),
    };

    private static bool ReadSwitch(IConfiguration section, string key) =>
        Text(section, key) is not { } text ? false
        : bool.TryParse(text, out var value) ? value
        : throw StartupFailure.BadConfiguration($"Platform:{key} is \"{text}\"; it may be true or false.");

    /// <summary>A list written with commas, as in the environment, or as an array, as in appsettings.json.</summary>
    private static IEnumerable<string> Items(IConfiguration section, string key) =>
        section.GetSection(key).GetChildren().Select(child => child.Value ?? "")
            .Concat((section[key] ?? "").Split(','))
            .Select(item => item.Trim())
            .Where(item => item.Length > 0);

    private static string? Text(IConfiguration section, string key) =>
        string.IsNullOrWhiteSpace(section[key]) ? null : section[key]!.Trim();
}
