namespace TrackingPlatform.Data.Clicks;

/// <summary>The statements that store a batch of clicks.</summary>
internal static class ClickSql
{
    private const string Columns =
        "tenant_id, click_id, link_id, campaign_id, offer_id, advertiser_id, publisher_id, currency, verdict, reason, destination, flags, subs, click_ref, source, "
        + "creative, landing, cost, others, address, user_agent, visitor_key, country, region, city, device, os, os_version, browser, browser_version, language, "
        + "referrer, asn, isp, connection, brand, day, snapshot_version, steps, journal_id, journal_sequence, landing_page_id";

    /// <summary>The roll-ups' quarter of an hour that a row of <c>incoming</c> belongs to.</summary>
    public const string Bucket =
        "date_bin('15 minutes', to_timestamp(('x' || lpad(substr(replace(incoming.click_id::text, '-', ''), 1, 12), 16, '0'))::bit(64)::bigint / 1000.0), 'epoch')";

    /// <summary>The temporary table lives as long as the pooled connection and is empty at every commit.</summary>
    public const string MakeIncoming =
        """
        create temp table if not exists incoming_clicks (
            tenant_id uuid, click_id uuid, link_id uuid, campaign_id uuid, offer_id uuid, advertiser_id uuid, publisher_id uuid, currency text, verdict text,
            reason text, destination text, flags int, subs text[], click_ref text, source text, creative text, landing text, cost text, others text[],
            address text, user_agent text, visitor_key bytea, country text, region text, city text, device text, os text, os_version text, browser text,
            browser_version text, language text, referrer text, asn bigint, isp text, connection text, brand text, day date, snapshot_version bigint, steps text,
            journal_id uuid, journal_sequence bigint, landing_page_id uuid
        ) on commit delete rows
        """;

    public const string CopyIncoming = $"copy incoming_clicks ({Columns}) from stdin (format binary)";

    // Flags 1 and 512 are prefetch and test: recorded, but not counted and never unique. A visitor is unique once a link and tenant's day; the insert decides,
    // so any number of nodes agree. Roll-ups are touched in key order, so that two nodes cannot lock each other out.
    public const string StoreIncoming =
        $$"""
        with first_of_visitor as (
            select distinct on (tenant_id, day, coalesce(link_id, campaign_id, offer_id, publisher_id), visitor_key)
                tenant_id, day, coalesce(link_id, campaign_id, offer_id, publisher_id) as link_id, visitor_key, click_id
            from incoming_clicks
            where visitor_key is not null and flags & 513 = 0
            order by tenant_id, day, coalesce(link_id, campaign_id, offer_id, publisher_id), visitor_key, click_id
        ), newcomers as (
            insert into click_uniques (tenant_id, day, link_id, visitor_key)
            select tenant_id, day, link_id, visitor_key from first_of_visitor
            on conflict do nothing
            returning tenant_id, day, link_id, visitor_key
        ), uniques as (
            select first_of_visitor.tenant_id, first_of_visitor.click_id
            from first_of_visitor join newcomers using (tenant_id, day, link_id, visitor_key)
        ), stored as (
            insert into clicks ({{Columns}}, is_unique)
            select {{Columns}}, exists (select 1 from uniques where uniques.tenant_id = incoming.tenant_id and uniques.click_id = incoming.click_id)
            from incoming_clicks incoming
        )
        insert into click_rollups as rollup
            (tenant_id, bucket, publisher_id, campaign_id, offer_id, advertiser_id, link_id, currency, clicks, unique_clicks, refused, prefetched, tests, cost)
        select incoming.tenant_id,
            {{Bucket}},
            incoming.publisher_id,
            coalesce(incoming.campaign_id, '00000000-0000-0000-0000-000000000000'),
            coalesce(incoming.offer_id, '00000000-0000-0000-0000-000000000000'),
            coalesce(incoming.advertiser_id, '00000000-0000-0000-0000-000000000000'),
            coalesce(incoming.link_id, '00000000-0000-0000-0000-000000000000'),
            incoming.currency,
            count(*) filter (where flags & 513 = 0),
            count(uniques.click_id),
            count(*) filter (where flags & 513 = 0 and verdict = 'refused'),
            count(*) filter (where flags & 1 = 1),
            count(*) filter (where flags & 513 = 512),
            coalesce(sum({{ClickCost.Expression}}) filter (where flags & 513 = 0), 0)
        from incoming_clicks incoming left join uniques using (tenant_id, click_id)
        group by 1, 2, 3, 4, 5, 6, 7, 8
        order by 1, 2, 3, 4, 5, 6, 7, 8
        on conflict (tenant_id, bucket, publisher_id, campaign_id, offer_id, advertiser_id, link_id, currency) do update set
            clicks = rollup.clicks + excluded.clicks,
            unique_clicks = rollup.unique_clicks + excluded.unique_clicks,
            refused = rollup.refused + excluded.refused,
            prefetched = rollup.prefetched + excluded.prefetched,
            tests = rollup.tests + excluded.tests,
            cost = rollup.cost + excluded.cost
        """;

    public const string CountLandings =
        $$"""
        insert into landing_rollups as rollup (tenant_id, bucket, landing_page_id, publisher_id, clicks)
        select incoming.tenant_id, {{Bucket}}, incoming.landing_page_id, incoming.publisher_id, count(*)
        from incoming_clicks incoming
        where incoming.landing_page_id is not null and flags & 513 = 0
        group by 1, 2, 3, 4
        order by 1, 2, 3, 4
        on conflict (tenant_id, bucket, landing_page_id, publisher_id) do update set clicks = rollup.clicks + excluded.clicks
        """;

    // Recorded once whatever is loaded anew; counted once a click, with its click's bucket, so that the part that went on is never more than the whole.
    public const string StoreThroughs =
        $$"""
        with incoming as (
            select distinct on (tenant_id, click_id, position, reason) *
            from unnest($1::uuid[], $2::uuid[], $3::int[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::timestamptz[])
                as through (tenant_id, click_id, position, offer_id, landing_page_id, publisher_id, reason, at)
            order by tenant_id, click_id, position, reason, at
        ), before as (
            select distinct tenant_id, click_id from click_throughs join (select distinct tenant_id, click_id from incoming) known using (tenant_id, click_id) where reason = ''
        ), fresh as (
            insert into click_throughs (tenant_id, click_id, position, offer_id, landing_page_id, publisher_id, reason, at)
            select tenant_id, click_id, position, offer_id, landing_page_id, publisher_id, reason, at from incoming
            on conflict do nothing
            returning tenant_id, click_id, landing_page_id, publisher_id, reason
        ), gone as (
            select distinct on (tenant_id, click_id) fresh.* from fresh left join before using (tenant_id, click_id)
            where reason = '' and before.click_id is null
            order by tenant_id, click_id
        )
        insert into landing_rollups as rollup (tenant_id, bucket, landing_page_id, publisher_id, click_throughs)
        select incoming.tenant_id, {{Bucket}}, incoming.landing_page_id, incoming.publisher_id, count(*)
        from gone incoming
        group by 1, 2, 3, 4
        order by 1, 2, 3, 4
        on conflict (tenant_id, bucket, landing_page_id, publisher_id) do update set click_throughs = rollup.click_throughs + excluded.click_throughs
        """;

    public const string CountImpressions =
        """
        insert into impression_rollups as rollup (tenant_id, bucket, publisher_id, campaign_id, offer_id, advertiser_id, link_id, currency, creative, impressions)
        select * from unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::text[], $9::text[], $10::bigint[])
            as seen (tenant_id, bucket, publisher_id, campaign_id, offer_id, advertiser_id, link_id, currency, creative, impressions)
        order by 1, 2, 3, 4, 5, 6, 7, 8, 9
        on conflict (tenant_id, bucket, publisher_id, campaign_id, offer_id, advertiser_id, link_id, currency, creative) do update set
            impressions = rollup.impressions + excluded.impressions
        """;
}
