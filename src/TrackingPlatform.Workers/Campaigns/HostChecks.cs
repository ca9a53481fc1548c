using System.Diagnostics;
using TrackingPlatform.Data.Campaigns;
using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Workers.Campaigns;

/// <summary>Looks at the tenants' own hosts when it is time, or somebody asks: does the name lead here?</summary>
internal sealed class HostChecks(HostBook book, HostVisit visit, TimeProvider clock)
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
        var asked = HostProof.AddressOf(host.Host, host.Token);
        var finding = HostProof.Judge(asked, host.Token, await visit.AskAsync(asked, cancellationToken));
        if (finding is HostFinding.AskAgain again)
        {
            finding = HostProof.Judge(again.At, host.Token, await visit.AskAsync(again.At, cancellationToken));
        }

        var problem = finding switch
        {
            HostFinding.Proven => null,
            HostFinding.Unproven unproven => unproven.Problem,
            _ => throw new UnreachableException(), // an encrypted address is never asked again
        };
        await book.RecordAsync(host, problem, clock.GetUtcNow(), cancellationToken);
    }
}
