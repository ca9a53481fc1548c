using System.Security.Cryptography;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Campaigns;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>Hosts of a tenant's own, for the page and the API alike. The workers look whether they lead here.</summary>
public sealed class TrackingHosts(HostDesk desk, PublicOrigin origin, TimeProvider clock)
{
    /// <summary>All hosts of the tenant by name.</summary>
    public async Task<Outcome<ListPage<HostDetails>>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Read))
        {
            return new Outcome<ListPage<HostDetails>>.Forbidden(Permissions.Read);
        }

        var hosts = await desk.ListAsync(actor.TenantId, cancellationToken);
        return new Outcome<ListPage<HostDetails>>.Done(new ListPage<HostDetails>([.. hosts.Select(Show)], hosts.Count, null));
    }

    public async Task<Outcome<HostDetails>> FindAsync(Actor actor, TrackingHostId id, CancellationToken cancellationToken) =>
        actor.May(Permissions.Read) ? await ShowAsync(actor, id, cancellationToken) : new Outcome<HostDetails>.Forbidden(Permissions.Read);

    /// <summary>Adds a host, which is looked at at once and until it leads here.</summary>
    public async Task<Outcome<HostDetails>> AddAsync(Actor actor, HostDraft draft, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Write))
        {
            return new Outcome<HostDetails>.Forbidden(Permissions.Write);
        }

        var check = new DraftCheck();
        check.NoOthers(draft.Others);
        if (!HostName.TryParse(draft.Host, out var host))
        {
            check.Refuse("host", string.IsNullOrWhiteSpace(draft.Host) ? "required" : "invalid", "Write a full host name such as go.example.com, without https:// and without a path.");
        }
        else if (origin.IsAt(host))
        {
            check.Refuse("host", "reserved", "These pages are served on this host; links work on it already, and as a tracking host it would close the pages.");
        }

        if (check.HasProblems)
        {
            return check.Refused<HostDetails>();
        }

        var now = clock.GetUtcNow();
        var id = TrackingHostId.New(now);
        var token = CrockfordBase32.Encode(new Guid(RandomNumberGenerator.GetBytes(16)));
        switch (await desk.AddAsync(actor.TenantId, id, host, token, now, cancellationToken))
        {
            case HostAddition.Present:
                check.Refuse("host", "taken", "This host is set up already.");
                return check.Refused<HostDetails>();
            case HostAddition.Taken:
                check.Refuse("host", "host_taken", "Another tenant of this installation has proven that this host is theirs.");
                return check.Refused<HostDetails>();
        }

        return draft.IsDefault is { } isDefault
            ? await SetDefaultAsync(actor, id, isDefault, cancellationToken)
            : await ShowAsync(actor, id, cancellationToken);
    }

    /// <summary>Removes a host. As long as its name leads here it answers like the installation's own: links of all tenants, and the pages.</summary>
    public Task<Outcome<TrackingHostId>> RemoveAsync(Actor actor, TrackingHostId id, CancellationToken cancellationToken) =>
        WriteAsync(actor, id, () => desk.RemoveAsync(actor.TenantId, id, cancellationToken));

    /// <summary>Changes what may be changed: whether it is the default.</summary>
    public async Task<Outcome<HostDetails>> UpdateAsync(Actor actor, TrackingHostId id, HostDraft draft, CancellationToken cancellationToken)
    {
        var found = await FindAsync(actor, id, cancellationToken);
        if (found is not Outcome<HostDetails>.Done { Value: var current })
        {
            return found;
        }

        var check = new DraftCheck();
        check.NoOthers(draft.Others);
        check.Unchanged("host", draft.Host, current.Host, "The name stays; remove this host and add another.");
        return check.HasProblems ? check.Refused<HostDetails>() : await SetDefaultAsync(actor, id, draft.IsDefault ?? current.IsDefault, cancellationToken);
    }

    /// <summary>Shows links with this host instead of another, or with none of the tenant's own.</summary>
    public async Task<Outcome<HostDetails>> SetDefaultAsync(Actor actor, TrackingHostId id, bool isDefault, CancellationToken cancellationToken) =>
        await ThenShowAsync(actor, await WriteAsync(actor, id, () => desk.SetDefaultAsync(actor.TenantId, id, isDefault, cancellationToken)), cancellationToken);

    /// <summary>Asks for a look, which a worker takes within seconds.</summary>
    public async Task<Outcome<HostDetails>> CheckAsync(Actor actor, TrackingHostId id, CancellationToken cancellationToken) =>
        await ThenShowAsync(actor, await WriteAsync(actor, id, () => desk.AskCheckAsync(actor.TenantId, id, cancellationToken)), cancellationToken);

    private static async Task<Outcome<TrackingHostId>> WriteAsync(Actor actor, TrackingHostId id, Func<Task<bool>> write)
    {
        if (!actor.May(Permissions.Write))
        {
            return new Outcome<TrackingHostId>.Forbidden(Permissions.Write);
        }

        return await write() ? new Outcome<TrackingHostId>.Done(id) : new Outcome<TrackingHostId>.NotFound();
    }

    private async Task<Outcome<HostDetails>> ThenShowAsync(Actor actor, Outcome<TrackingHostId> written, CancellationToken cancellationToken) => written switch
    {
        Outcome<TrackingHostId>.Done done => await ShowAsync(actor, done.Value, cancellationToken),
        Outcome<TrackingHostId>.Forbidden forbidden => new Outcome<HostDetails>.Forbidden(forbidden.Needed),
        _ => new Outcome<HostDetails>.NotFound(),
    };

    private async Task<Outcome<HostDetails>> ShowAsync(Actor actor, TrackingHostId id, CancellationToken cancellationToken) =>
        (await desk.ListAsync(actor.TenantId, cancellationToken)).FirstOrDefault(host => host.Id == id) is { } found
            ? new Outcome<HostDetails>.Done(Show(found))
            : new Outcome<HostDetails>.NotFound();

    private static HostDetails Show(TrackingHost host) => new(
        host.Id,
        host.Host,
        host.IsDefault,
        host.VerifiedAt is not null,
        host.Problem,
        HostProof.AddressOf(host.Host, host.Token).AbsoluteUri,
        HostProof.TextNameOf(host.Host),
        host.Token,
        host.CreatedAt,
        host.VerifiedAt,
        host.CheckedAt);
}
