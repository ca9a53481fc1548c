using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Clicks;

/// <summary>Stores clicks that were made on another platform, each as a click of ours at its own time, beside the id it had there. Works under the tenant's own policies.</summary>
public sealed class ClickImportDesk(DataSources sources, TenantScope tenants)
{
    // The foreign id decides: what is there already, or twice in the same file, is stored once.
    private const string StoreSql =
        """
        with given as (
            select * from unnest($2::text[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::date[], $13::bigint[])
                as row (foreign_id, click_id, offer_id, advertiser_id, publisher_id, currency, subs, click_ref, source, payout_ref, day, number)
        ), fresh as (
            insert into imported_clicks (tenant_id, foreign_id, click_id, imported_at) select $1, foreign_id, click_id, $14 from given
            on conflict (tenant_id, foreign_id) do nothing
            returning click_id
        )
        insert into clicks (tenant_id, click_id, offer_id, advertiser_id, publisher_id, currency, verdict, destination, flags, is_unique, subs, click_ref, source, others,
            day, snapshot_version, journal_id, journal_sequence)
        select $1, given.click_id, offer_id, advertiser_id, publisher_id, currency, 'redirected', '', $15, false,
            (select array_agg(each.value order by each.ordinality) from jsonb_array_elements_text(subs::jsonb) with ordinality each), click_ref, source,
            case when payout_ref is not null then array['payout_ref', payout_ref] end, day, 0, $16, number
        from given join fresh using (click_id)
        returning click_id
        """;

    /// <summary>Stores a part of a file.</summary>
    /// <param name="tenant">Whose clicks they are.</param>
    /// <param name="file">Names the file they came in.</param>
    /// <param name="rows">The clicks.</param>
    /// <param name="now">The time of storing.</param>
    /// <param name="cancellationToken">Gives up; nothing of the part is stored then.</param>
    /// <returns>The ids of those that were stored; the others are known already.</returns>
    public async Task<IReadOnlySet<ClickId>> StoreAsync(TenantId tenant, Guid file, IReadOnlyList<ImportedClick> rows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await EnsureDaysAsync(rows, cancellationToken);
        return await tenants.RunAsync<IReadOnlySet<ClickId>>(
            tenant,
            async (context, token) =>
            {
                await using var command = new NpgsqlCommand(StoreSql, (NpgsqlConnection)context.Database.GetDbConnection());
                Add(command, NpgsqlDbType.Uuid, tenant.Value);
                AddAll(command, NpgsqlDbType.Text, rows, row => row.ForeignId);
                AddAll(command, NpgsqlDbType.Uuid, rows, row => row.Id.Value);
                AddAll(command, NpgsqlDbType.Uuid, rows, row => row.Offer.Value);
                AddAll(command, NpgsqlDbType.Uuid, rows, row => row.Advertiser.Value);
                AddAll(command, NpgsqlDbType.Uuid, rows, row => row.Publisher.Value);
                AddAll(command, NpgsqlDbType.Text, rows, row => row.Currency.Code);
                AddAll(command, NpgsqlDbType.Text, rows, row => JsonSerializer.Serialize([.. row.Subs], DataJson.Default.StringArray));
                AddAll(command, NpgsqlDbType.Text, rows, row => row.ClickRef);
                AddAll(command, NpgsqlDbType.Text, rows, row => row.Source);
                AddAll(command, NpgsqlDbType.Text, rows, row => row.PayoutRef);
                AddAll(command, NpgsqlDbType.Date, rows, row => row.Day);
                AddAll(command, NpgsqlDbType.Bigint, rows, row => row.Number);
                Add(command, NpgsqlDbType.TimestampTz, now.ToUniversalTime());
                Add(command, NpgsqlDbType.Integer, (int)ClickFlags.Imported);
                Add(command, NpgsqlDbType.Uuid, file);
                await using var stored = await command.ExecuteReaderAsync(token);
                var ids = new HashSet<ClickId>();
                while (await stored.ReadAsync(token))
                {
                    ids.Add(new ClickId(stored.GetGuid(0)));
                }

                return ids;
            },
            cancellationToken);
    }

    // An old day has no partition, and only the platform's login may have one made.
    private async Task EnsureDaysAsync(IReadOnlyList<ImportedClick> rows, CancellationToken cancellationToken)
    {
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        foreach (var day in rows.Select(row => DateOnly.FromDateTime(EntityId.TimeOf(row.Id.Value).UtcDateTime)).Distinct())
        {
            await using var command = new NpgsqlCommand("select ensure_day_partition('clicks', $1)", connection) { Parameters = { new() { Value = day } } };
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static void Add(NpgsqlCommand command, NpgsqlDbType type, object value) => command.Parameters.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = type });

    private static void AddAll<T>(NpgsqlCommand command, NpgsqlDbType type, IReadOnlyList<ImportedClick> rows, Func<ImportedClick, T> value) =>
        Add(command, NpgsqlDbType.Array | type, rows.Select(value).ToArray());
}
