namespace TrackingPlatform.Data.Forwarding;

/// <summary>The statements of templates that send many conversions at once. Each is one transaction; all times are the database's.</summary>
internal static class GatheringSql
{
    /// <summary>Leases what can go along with a delivery that is being sent: first attempts that are still gathering, and whatever is due.</summary>
    public const string Claim = """
        with picked as materialized (
            select tenant_id, delivery_id from deliveries
            where state = 'due' and tenant_id = $1 and endpoint = $2 and template_id = $3 and template_version = $4
                and next_at <= now() + $5 and (next_at <= now() or (attempt = 0 and reason is null))
            order by next_at limit $6
            for update skip locked),
        leased as (
            update deliveries d set state = 'leased', claim = gen_random_uuid(), lease_until = now() + $7, attempt = d.attempt + 1
            from picked p where d.tenant_id = p.tenant_id and d.delivery_id = p.delivery_id
            returning d.tenant_id, d.delivery_id, d.claim, d.template_id, d.template_version, d.publisher_id, d.endpoint, d.attempt, d.macro_values, d.deadline_at)
        select l.tenant_id, l.endpoint, l.delivery_id, l.claim, l.template_id, l.template_version, l.attempt, l.macro_values::text,
            t.secret_cipher, t.status = 'active' and p.status = 'active', l.deadline_at <= now(), t.old_secret_cipher, null::text
        from leased l
        join templates t on t.tenant_id = l.tenant_id and t.id = l.template_id
        join publishers p on p.tenant_id = l.tenant_id and p.id = l.publisher_id
        """;

    /// <summary>
    /// Where enough are gathering to fill requests, makes the first of each request's worth due: the dispatcher takes the others along. One index probe for
    /// every version that gathers, and no more rows than sixteen requests' worth.
    /// </summary>
    public const string HastenFull = """
        with filled as (
            select v.tenant_id, v.template_id, v.number, v.endpoint, v.batch_every, gathering.rows / v.batch_size as requests
            from template_versions v cross join lateral (
                select count(*) as rows from (
                    select from deliveries d
                    where d.state = 'due' and d.attempt = 0 and d.reason is null and d.tenant_id = v.tenant_id and d.endpoint = v.endpoint
                        and d.next_at > now() and d.next_at <= now() + v.batch_every and d.template_id = v.template_id and d.template_version = v.number
                    limit v.batch_size * 16) waiting) gathering
            where v.batch_size is not null and gathering.rows >= v.batch_size),
        first as materialized (
            select d.tenant_id, d.delivery_id from filled f cross join lateral (
                select waiting.tenant_id, waiting.delivery_id from deliveries waiting
                where waiting.state = 'due' and waiting.attempt = 0 and waiting.reason is null and waiting.tenant_id = f.tenant_id and waiting.endpoint = f.endpoint
                    and waiting.next_at > now() and waiting.next_at <= now() + f.batch_every and waiting.template_id = f.template_id and waiting.template_version = f.number
                order by waiting.next_at limit f.requests
                for update skip locked) d)
        update deliveries d set next_at = now() from first where d.tenant_id = first.tenant_id and d.delivery_id = first.delivery_id
        """;
}
