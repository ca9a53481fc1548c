using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>
/// What <see cref="ForwardingQueue"/> lacks for templates that send many conversions at once. A delivery waits its time of gathering as any other waits to be due; when the
/// first of them is, it is claimed in its turn like any other, and takes the others along.
/// </summary>
public sealed class GatheringQueue(DataSources sources)
{
    /// <summary>Leases up to so many that can go along with a claimed delivery, each under a claim of its own.</summary>
    public async Task<IReadOnlyList<ClaimedDelivery>> ClaimWithAsync(ClaimedDelivery first, BatchRule rule, int most, CancellationToken cancellationToken)
    {
        await using var command = sources.Platform.CreateCommand(GatheringSql.Claim);
        foreach (var value in new object[]
        {
            first.Endpoint.Tenant.Value, first.Endpoint.Endpoint, first.TemplateId!.Value.Value, first.TemplateVersion!.Value, rule.Every, most, ForwardingQueue.Lease,
        })
        {
            command.Parameters.Add(new() { Value = value });
        }

        cancellationToken.ThrowIfCancellationRequested();
        // Not to be cancelled: a lease that was committed and never read would hold its rows for a minute.
        await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
        var claimed = new List<ClaimedDelivery>();
        while (await reader.ReadAsync(CancellationToken.None))
        {
            claimed.Add(ForwardingQueue.Claimed(reader) with { RidesAlong = true });
        }

        return claimed;
    }

    /// <summary>Makes due what is enough to fill requests, before its time of gathering is over. Answers how many requests' worth.</summary>
    public async Task<int> HastenFullAsync(CancellationToken cancellationToken)
    {
        await using var command = sources.Platform.CreateCommand(GatheringSql.HastenFull);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
