using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Attribution;

/// <summary>The coupons of a tenant. What is booked keeps its publisher, whatever becomes of the coupon.</summary>
public sealed class CouponBook(TenantScope tenants)
{
    private const string SelectSql =
        """
        select coupon.coupon_id, coupon.code, coupon.advertiser_id, coupon.offer_id, coupon.publisher_id, coupon.valid_from, coupon.valid_until, coupon.changed_at,
            advertiser.name, offer.name, publisher.name, count(*) over (), coupon.xmin
        from coupons coupon
        join advertisers advertiser on advertiser.tenant_id = coupon.tenant_id and advertiser.id = coupon.advertiser_id
        join publishers publisher on publisher.tenant_id = coupon.tenant_id and publisher.id = coupon.publisher_id
        left join offers offer on offer.tenant_id = coupon.tenant_id and offer.id = coupon.offer_id
        where coupon.tenant_id = $1
        """ + " ";

    // A filter by offer shows what counts for it: its own coupons and those of all its advertiser's offers.
    private const string ListSql = SelectSql +
        """
        and ($2::uuid is null or coupon.publisher_id = $2) and ($3::uuid is null or coupon.advertiser_id = $3)
            and ($4::uuid is null or coupon.offer_id = $4
                or (coupon.offer_id is null and coupon.advertiser_id = (select advertiser_id from offers where tenant_id = $1 and id = $4)))
            and ($5::text is null or coupon.code_key = $5)
        order by coupon.code_key, coupon.coupon_id limit $6 offset $7
        """;

    // Of a new coupon; one of the same id gives way, if it is the one that was read.
    private const string PutSql =
        """
        insert into coupons (tenant_id, coupon_id, advertiser_id, offer_id, publisher_id, code, code_key, valid_from, valid_until, changed_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (tenant_id, coupon_id) do update set offer_id = excluded.offer_id, publisher_id = excluded.publisher_id, code = excluded.code,
            code_key = excluded.code_key, valid_from = excluded.valid_from, valid_until = excluded.valid_until, changed_at = excluded.changed_at
        where $11::bigint is null or coupons.xmin::text::bigint = $11
        """;

    /// <summary>Coupons by their code, and how many there are.</summary>
    public Task<(IReadOnlyList<StoredCoupon> Coupons, int Total)> ListAsync(TenantId tenant, CouponFilter filter, int offset, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return tenants.BatchAsync<(IReadOnlyList<StoredCoupon>, int)>(
            tenant,
            async (batch, token) =>
            {
                batch.Add(ListSql).Uuid(tenant.Value).Uuid(filter.Publisher?.Value).Uuid(filter.Advertiser?.Value).Uuid(filter.Offer?.Value)
                    .Text(filter.Code is { } code ? CouponCode.KeyOf(code) : null).Int(limit).Int(offset);
                await using var rows = await batch.ExecuteReaderAsync(token);
                var coupons = new List<StoredCoupon>();
                var total = 0;
                while (await rows.ReadAsync(token))
                {
                    coupons.Add(Read(rows));
                    total = (int)rows.GetInt64(11);
                }

                return (coupons, total);
            },
            cancellationToken);
    }

    /// <summary>One coupon; null when the tenant has none of this id.</summary>
    public Task<StoredCoupon?> FindAsync(TenantId tenant, CouponId id, CancellationToken cancellationToken) => tenants.BatchAsync(
        tenant,
        async (batch, token) =>
        {
            batch.Add(SelectSql + "and coupon.coupon_id = $2").Uuid(tenant.Value).Uuid(id.Value);
            await using var rows = await batch.ExecuteReaderAsync(token);
            return await rows.ReadAsync(token) ? Read(rows) : null;
        },
        cancellationToken);

    /// <summary>Stores a coupon.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="coupon">The coupon; one of the same id gives way.</param>
    /// <param name="expected">The version it was read with, if that matters.</param>
    /// <param name="cancellationToken">Stops it; nothing is kept then.</param>
    public async Task<CouponPut> PutAsync(TenantId tenant, StoredCoupon coupon, uint? expected, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(coupon);
        try
        {
            return await tenants.BatchAsync(
                tenant,
                async (batch, token) =>
                {
                    batch.Add(PutSql).Uuid(tenant.Value).Uuid(coupon.Id.Value).Uuid(coupon.Advertiser.Value).Uuid(coupon.Offer?.Value).Uuid(coupon.Publisher.Value)
                        .Text(coupon.Code).Text(CouponCode.KeyOf(coupon.Code)).Time(coupon.From).Time(coupon.Until).Time(coupon.ChangedAt).Long(expected);
                    return await batch.ExecuteNonQueryAsync(token) == 1 ? CouponPut.Stored : CouponPut.Stale;
                },
                cancellationToken);
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return CouponPut.Taken;
        }
    }

    /// <summary>Removes one; false when there is none.</summary>
    public Task<bool> RemoveAsync(TenantId tenant, CouponId id, CancellationToken cancellationToken) => tenants.BatchAsync(
        tenant,
        async (batch, token) =>
        {
            batch.Add("delete from coupons where tenant_id = $1 and coupon_id = $2").Uuid(tenant.Value).Uuid(id.Value);
            return await batch.ExecuteNonQueryAsync(token) == 1;
        },
        cancellationToken);

    private static StoredCoupon Read(NpgsqlDataReader row) => new()
    {
        Id = new CouponId(row.GetGuid(0)),
        Code = row.GetString(1),
        Advertiser = new AdvertiserId(row.GetGuid(2)),
        Offer = row.UuidOrNull(3) is { } offer ? new OfferId(offer) : null,
        Publisher = new PublisherId(row.GetGuid(4)),
        From = row.IsDBNull(5) ? null : row.Time(5),
        Version = row.GetFieldValue<uint>(12),
        Until = row.IsDBNull(6) ? null : row.Time(6),
        ChangedAt = row.Time(7),
        Names = (row.GetString(8), row.TextOrNull(9), row.GetString(10)),
    };
}
