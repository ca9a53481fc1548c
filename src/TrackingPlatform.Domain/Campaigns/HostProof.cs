using System.Diagnostics;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>
/// Decides whether a host is a tenant's: by a file that it must answer, which shows that it leads here or to a server of the tenant's, or by a text in its DNS.
/// </summary>
public static class HostProof
{
    /// <summary>Where the file stands on every host.</summary>
    public const string Folder = "/.well-known/trackingplatform/";

    /// <summary>What is said of a host that another tenant has proven.</summary>
    public const string Taken = "host_taken: another tenant of this installation has proven that this host is theirs.";

    /// <summary>What is said of a host that several tenants ask for, in place of what its file showed.</summary>
    public const string Contested = "Another tenant of this installation asks for this host too. The text in the DNS decides whose it is.";

    private const string TextPrefix = "_tp-verify.";

    /// <summary>For how long a host that does not lead here yet is looked at without being asked.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    /// <summary>How often such a host is looked at.</summary>
    public static readonly TimeSpan Eagerness = TimeSpan.FromMinutes(1);

    /// <summary>How often a verified host is looked at.</summary>
    public static readonly TimeSpan Routine = TimeSpan.FromDays(1);

    /// <summary>Where to ask first: without encryption, since a certificate often comes only after the name leads here.</summary>
    public static Uri AddressOf(string host, string token) => new($"http://{host}{Folder}{token}");

    /// <summary>The name whose texts (TXT records) are asked for.</summary>
    public static string TextNameOf(string host) => TextPrefix + host;

    /// <summary>Whether one of these texts proves the host.</summary>
    public static bool IsProvenBy(IReadOnlyList<string> texts, string token) => texts.Any(text => text.Trim() == token);

    /// <summary>What a reply from <paramref name="asked"/> means.</summary>
    public static HostFinding Judge(Uri asked, string token, HostReply reply) => reply switch
    {
        HostReply.Silent silent => new HostFinding.Unproven(silent.Detail),
        HostReply.Answered { StatusCode: 200 } answered when answered.Body.Trim() == token => new HostFinding.Proven(),
        HostReply.Answered { Location: { } location } when IsEncryptedSelf(asked, location) => new HostFinding.AskAgain(location),
        HostReply.Answered { Location: { } location } => new HostFinding.Unproven($"{asked.Host} sends visitors on to {location.Host} instead of answering itself."),
        HostReply.Answered { StatusCode: 200 } => new HostFinding.Unproven($"{asked.Host} answers, but not with the token: it leads to another server."),
        HostReply.Answered answered => new HostFinding.Unproven($"{asked.Host} answers {answered.StatusCode} instead of the token: it leads to another server, or a proxy keeps the Host header from this one."),
        _ => throw new UnreachableException(),
    };

    private static bool IsEncryptedSelf(Uri asked, Uri location) =>
        asked.Scheme == Uri.UriSchemeHttp
        && location.IsAbsoluteUri
        && location.Scheme == Uri.UriSchemeHttps
        && location.AbsolutePath == asked.AbsolutePath
        && string.Equals(location.Host, asked.Host, StringComparison.OrdinalIgnoreCase);
}
