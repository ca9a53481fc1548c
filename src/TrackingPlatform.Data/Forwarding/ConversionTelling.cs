using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>Reads what a publisher's postback may say about a booked conversion, for previews and tests.</summary>
public sealed class ConversionTelling(TenantScope tenants, TemplateMacros macros, TimeProvider clock)
{
    /// <summary>The values of the conversion as it stands now.</summary>
    /// <returns>The values; a reason code where there is nothing left to tell it from; neither when there is no such conversion.</returns>
    public Task<(IMacroValues? Values, string? Missing)> ValuesAsync(TenantId tenant, ConversionId conversion, CancellationToken cancellationToken) =>
        tenants.RunAsync<(IMacroValues?, string?)>(
            tenant,
            async (context, token) =>
            {
                var connection = (NpgsqlConnection)context.Database.GetDbConnection();
                if (await StoredConversion.FindAsync(connection, tenant, conversion, token) is not { } stored)
                {
                    return (null, null);
                }

                var (retold, missing) = await RetoldConversion.ReadAsync(connection, tenant, stored, macros, token);
                var now = clock.GetUtcNow();
                return retold is null
                    ? (null, missing)
                    : (new ConversionMacroValues(retold.At(stored.State.Sequence, stored.State.Status, stored.State.Money), DeliveryId.New(now), now), null);
            },
            cancellationToken);
}
