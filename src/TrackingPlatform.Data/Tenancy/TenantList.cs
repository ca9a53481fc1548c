using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Tenancy;

/// <summary>All tenants, for work that goes through them one by one.</summary>
public sealed class TenantList(DataSources sources)
{
    /// <summary>Their ids.</summary>
    public async Task<IReadOnlyList<TenantId>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = sources.Platform.CreateCommand("select id from tenants order by id");
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var tenants = new List<TenantId>();
        while (await rows.ReadAsync(cancellationToken))
        {
            tenants.Add(new TenantId(rows.GetGuid(0)));
        }

        return tenants;
    }
}
