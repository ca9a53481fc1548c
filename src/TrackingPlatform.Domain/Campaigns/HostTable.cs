using System.Collections.Frozen;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>The tenants' own hosts, found by what a request's <c>Host</c> header says. A look-up allocates nothing.</summary>
public sealed class HostTable
{
    private readonly bool _isEmpty;
    private readonly FrozenDictionary<string, HostEntry>.AlternateLookup<ReadOnlySpan<char>> _hosts;

    /// <param name="hosts">Hosts without ports, by name; case does not matter.</param>
    public HostTable(IReadOnlyDictionary<string, HostEntry> hosts)
    {
        _isEmpty = hosts.Count == 0;
        _hosts = _isEmpty ? default : hosts.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The host that was asked, verified or not; null when it is nobody's own.</summary>
    /// <param name="asked">The header as it came, with or without a port.</param>
    public HostEntry? Find(ReadOnlySpan<char> asked) => !_isEmpty && _hosts.TryGetValue(NameOf(asked), out var entry) ? entry : null;

    /// <summary>The tenant alone whose links the asked host answers; null when it answers those of all.</summary>
    public TenantEntry? OwnerOf(ReadOnlySpan<char> asked) => Find(asked) is { IsVerified: true } entry ? entry.Tenant : null;

    // An IPv6 address keeps what looks like a port; it is nobody's own host either way.
    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> asked)
    {
        var name = asked.LastIndexOf(':') is >= 0 and var colon ? asked[..colon] : asked;
        return name is [.. var bare, '.'] ? bare : name;
    }
}
