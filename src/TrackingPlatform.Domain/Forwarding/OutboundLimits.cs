namespace TrackingPlatform.Domain.Forwarding;

/// <summary>What a postback on its way out may reach, take and read. One set for the installation.</summary>
public sealed record OutboundLimits
{
    /// <summary>The configuration section it stands in.</summary>
    public const string Section = "Platform:Outbound";

    /// <summary>Lets postbacks go to private addresses and any port: for tests and closed networks.</summary>
    public bool AllowPrivateNetworks { get; init; }

    /// <summary>The proxy that everything goes through, as <c>http://host:port</c>, with credentials in it where it asks for some; null dials the hosts themselves.</summary>
    /// <remarks>
    /// A proxy resolves names itself. What is checked here then is what stands in the address: the port, and hosts spelt out as addresses. Refusing names that lead
    /// inside is left to the proxy.
    /// </remarks>
    public Uri? Proxy { get; init; }

    /// <summary>The time for resolving the host.</summary>
    public TimeSpan Resolve { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The time for connecting, over all addresses of the host.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The time for everything: resolving, connecting, sending, and reading the answer with its body.</summary>
    public TimeSpan Total { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>How much of an answer's body is read and kept; after that the connection is cut.</summary>
    public int AnswerBytes { get; init; } = 8 * 1024;
}
