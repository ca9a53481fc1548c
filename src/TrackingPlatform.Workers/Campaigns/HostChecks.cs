using System.Diagnostics;
using TrackingPlatform.Data.Campaigns;
using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Workers.Campaigns;

/// <summary>Looks at the tenants' own hosts when it is time, or somebody asks: by the file that they answer, then by the texts in their DNS.</summary>
internal sealed class HostChecks(HostBook book, HostVisit visit, ResolveTexts texts, TimeProvider clock)
{
    public const int BatchSize = 8;

    /// <summary>Looks at what is due; answers how many hosts that were.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var due = await book.TakeDueAsync(clock.GetUtcNow(), BatchSize, cancellationToken);
        await Task.WhenAll(due.Select(host => CheckAsync(host, cancellationToken)));
        return due.Count;
    }

    private async Task CheckAsync(HostToCheck host, CancellationToken cancellationToken)
    {
        if (host.Claim == HostClaim.Taken)
        {
            await book.RecordAsync(host, HostProof.Taken, clock.GetUtcNow(), cancellationToken);
            return;
        }

        var problem = await FileProblemAsync(host, cancellationToken);
        if (problem is not null && HostProof.IsProvenBy(await texts(HostProof.TextNameOf(host.Host), cancellationToken), host.Token))
        {
            problem = null;
        }

        await book.RecordAsync(host, problem is not null && host.Claim == HostClaim.Contested ? HostProof.Contested : problem, clock.GetUtcNow(), cancellationToken);
    }

    private async Task<string?> FileProblemAsync(HostToCheck host, CancellationToken cancellationToken)
    {
        var asked = HostProof.AddressOf(host.Host, host.Token);
        var finding = HostProof.Judge(asked, host.Token, await visit.AskAsync(asked, cancellationToken));
        if (finding is HostFinding.AskAgain again)
        {
            finding = HostProof.Judge(again.At, host.Token, await visit.AskAsync(again.At, cancellationToken));
        }

        return finding switch
        {
            HostFinding.Proven => null,
            HostFinding.Unproven unproven => unproven.Problem,
            _ => throw new UnreachableException(), // an encrypted address is never asked again
        };
    }
}
