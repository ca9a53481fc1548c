namespace TrackingPlatform.Host;

/// <summary>Who may read <c>/metrics</c>. Neither given: nobody, and the path does not exist.</summary>
/// <param name="Token">Sent as <c>Authorization: Bearer</c>; at least 16 characters.</param>
/// <param name="Port">A port of its own on the loopback address, where no token is asked for.</param>
internal sealed record MetricsOptions(string? Token, int? Port)
{
    private const int ShortestToken = 16;

    public bool IsOffered => Token is not null || Port is not null;

    /// <exception cref="StartupFailure">A value cannot be used; names its key.</exception>
    public static MetricsOptions Read(IConfiguration section)
    {
        var token = string.IsNullOrWhiteSpace(section[nameof(Token)]) ? null : section[nameof(Token)]!.Trim();
        if (token is { Length: < ShortestToken })
        {
            throw StartupFailure.BadConfiguration($"Platform:Metrics:Token has {token.Length} characters; give it at least {ShortestToken}.");
        }

        if (string.IsNullOrWhiteSpace(section[nameof(Port)]))
        {
            return new MetricsOptions(token, null);
        }

        return int.TryParse(section[nameof(Port)], out var port) && port is > 0 and <= 65_535
            ? new MetricsOptions(token, port)
            : throw StartupFailure.BadConfiguration($"Platform:Metrics:Port is \"{section[nameof(Port)]}\"; it may be a port from 1 to 65535.");
    }
}
