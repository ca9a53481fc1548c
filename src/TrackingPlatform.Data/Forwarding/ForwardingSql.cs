namespace TrackingPlatform.Data.Forwarding;

/// <summary>The statements of the forwarding queue. Each is one transaction; all times are the database's.</summary>
internal static class ForwardingSql
{
    /// <summary>Endpoints with something due, one index probe each however many rows they have.</summary>
    public const string ListDue = """
        with recursive ends as (
            (select tenant_id, endpoint, next_at from deliveries where state = 'due' order by tenant_id, endpoint, next_at limit 1)
            union all
            select following.* from ends cross join lateral (
                select d.tenant_id, d.endpoint, d.next_at from deliveries d
                where d.state = 'due' and (d.tenant_id, d.endpoint) > (ends.tenant_id, ends.endpoint)
                order by d.tenant_id, d.endpoint, d.next_at limit 1) following)
        select tenant_id, endpoint from ends where next_at <= now()
        """;

    /// <summary>
    /// Leases up to so many due rows of each endpoint named, the longest due first, and leaves alone what others are leasing. Retries and replays leave
    /// room for first attempts; what either does not need, the other takes in this pass or the next.
    /// </summary>
    public const string Claim = """
        with wanted as (select * from unnest($1::uuid[], $2::text[], $3::int[], $5::int[]) as w (tenant_id, endpoint, take, for_fresh)),
        late as materialized (
            select d.tenant_id, d.delivery_id, w.endpoint from wanted w cross join lateral (
                select due.tenant_id, due.delivery_id from deliveries due
                where due.state = 'due' and (due.attempt > 0 or due.reason is not null) and due.tenant_id = w.tenant_id and due.endpoint = w.endpoint and due.next_at <= now()
                order by due.next_at limit w.take - w.for_fresh
                for update skip locked) d),
        fresh as materialized (
            select d.tenant_id, d.delivery_id
            from wanted w left join (select tenant_id, endpoint, count(*) as taken from late group by 1, 2) l using (tenant_id, endpoint) cross join lateral (
                select due.tenant_id, due.delivery_id from deliveries due
                where due.state = 'due' and due.attempt = 0 and due.reason is null and due.tenant_id = w.tenant_id and due.endpoint = w.endpoint and due.next_at <= now()
                order by due.next_at limit w.take - coalesce(l.taken, 0)
                for update skip locked) d),
        pass as materialized (select gen_random_uuid() as claim),
        picked as (select tenant_id, delivery_id from late union all select tenant_id, delivery_id from fresh),
        leased as (
            update deliveries d set state = 'leased', claim = pass.claim, lease_until = now() + $4, attempt = d.attempt + 1
            from picked p cross join pass where d.tenant_id = p.tenant_id and d.delivery_id = p.delivery_id
            returning d.tenant_id, d.delivery_id, d.claim, d.template_id, d.template_version, d.webhook_id, d.publisher_id, d.endpoint, d.attempt, d.macro_values, d.deadline_at)
        select l.tenant_id, l.endpoint, l.delivery_id, l.claim, l.template_id, l.template_version, l.attempt, l.macro_values::text,
            coalesce(t.secret_cipher, w.secret_cipher), coalesce(w.status = 'active', t.status = 'active' and p.status = 'active'), l.deadline_at <= now(), t.old_secret_cipher, w.url
        from leased l
        left join templates t on t.tenant_id = l.tenant_id and t.id = l.template_id
        left join webhooks w on w.tenant_id = l.tenant_id and w.webhook_id = l.webhook_id
        join publishers p on p.tenant_id = l.tenant_id and p.id = l.publisher_id
        """;

    /// <summary>Ends leases. Only a row that still carries the claim is touched, and only then is its attempt kept; answers which those were.</summary>
    public const string Complete = """
        with o as materialized (
            select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::float8[], $7::uuid[], $8::int[], $9::int[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::int[], $17::uuid[])
                as o (tenant_id, delivery_id, claim, state, reason, delay, attempt_id, duration_ms, status_code, error, detail, method, url, response, number, batch_id)),
        gone as (
            delete from deliveries d using o
            where d.tenant_id = o.tenant_id and d.delivery_id = o.delivery_id and d.claim = o.claim and d.state = 'leased' and o.state in ('delivered', 'dead')
            returning d.*, o.state as end_state, o.reason as end_reason, o.attempt_id, o.status_code, o.error),
        kept as (
            update deliveries d set state = o.state, reason = o.reason, claim = null, lease_until = null,
                next_at = now() + make_interval(secs => o.delay),
                attempt = d.attempt - case when o.attempt_id is null then 1 else 0 end,
                last_at = case when o.attempt_id is null then d.last_at else now() end,
                last_status_code = case when o.attempt_id is null then d.last_status_code else o.status_code end,
                last_error = case when o.attempt_id is null then d.last_error else o.error end
            from o
            where d.tenant_id = o.tenant_id and d.delivery_id = o.delivery_id and d.claim = o.claim and d.state = 'leased' and o.state in ('due', 'parked')
            returning d.tenant_id, d.delivery_id),
        done as (
            insert into deliveries_done (tenant_id, delivery_id, conversion_id, template_id, template_version, webhook_id, event_seq, publisher_id, offer_id, event, status_sent,
                endpoint, state, reason, macro_values, attempt, created_at, last_at, last_status_code, last_error, replays)
            select tenant_id, delivery_id, conversion_id, template_id, template_version, webhook_id, event_seq, publisher_id, offer_id, event, status_sent,
                endpoint, end_state, end_reason, macro_values, attempt, created_at, now(), status_code, error, replays
            from gone where end_state = 'delivered'),
        dead as (
            insert into deliveries_dead (tenant_id, delivery_id, conversion_id, template_id, template_version, webhook_id, event_seq, publisher_id, offer_id, event, status_sent,
                endpoint, state, reason, macro_values, attempt, created_at, last_at, last_status_code, last_error, replays)
            select tenant_id, delivery_id, conversion_id, template_id, template_version, webhook_id, event_seq, publisher_id, offer_id, event, status_sent,
                endpoint, end_state, end_reason, macro_values, attempt - case when attempt_id is null then 1 else 0 end, created_at,
                case when attempt_id is null then last_at else now() end,
                case when attempt_id is null then last_status_code else status_code end,
                case when attempt_id is null then last_error else error end, replays
            from gone where end_state = 'dead'),
        ended as (select tenant_id, delivery_id from gone union all select tenant_id, delivery_id from kept),
        attempts as (
            insert into delivery_attempts (tenant_id, attempt_id, delivery_id, number, at, duration_ms, status_code, error, detail, method, url, response, node, batch_id)
            select o.tenant_id, o.attempt_id, o.delivery_id, o.number, now() - make_interval(secs => o.duration_ms / 1000.0),
                o.duration_ms, o.status_code, o.error, o.detail, o.method, o.url, o.response, $16, o.batch_id
            from o join ended using (tenant_id, delivery_id) where o.attempt_id is not null)
        select delivery_id from ended
        """;

    /// <summary>Makes the day partitions that a batch needs; only one that is far out of the ordinary needs any.</summary>
    public const string EnsurePartitions = """
        select ensure_day_partition(parent, day)
        from unnest(array['deliveries_done', 'deliveries_dead', 'delivery_attempts']) parent cross join unnest($1::date[]) day
        """;

    /// <summary>Takes back what a node that died, hung or lost its way had leased. The attempt stays counted: it may have been made.</summary>
    public const string ReturnExpired = """
        update deliveries d set state = 'due', claim = null, lease_until = null, next_at = now()
        from (select tenant_id, delivery_id from deliveries where state = 'leased' and lease_until < now() limit 1000 for update skip locked) late
        where d.tenant_id = late.tenant_id and d.delivery_id = late.delivery_id
        """;

    /// <summary>Brings back what was parked for a pause that is over.</summary>
    public const string ReturnResumed = """
        update deliveries d set state = 'due', reason = null, next_at = now(), deadline_at = greatest(d.deadline_at, now() + $2)
        from (
            select held.tenant_id, held.delivery_id from deliveries held
            left join templates t on t.tenant_id = held.tenant_id and t.id = held.template_id
            left join webhooks w on w.tenant_id = held.tenant_id and w.webhook_id = held.webhook_id
            join publishers p on p.tenant_id = held.tenant_id and p.id = held.publisher_id
            where held.state = 'parked' and held.reason = any ($1) and coalesce(w.status = 'active', t.status = 'active' and p.status = 'active')
            limit 1000 for update of held skip locked) resumed
        where d.tenant_id = resumed.tenant_id and d.delivery_id = resumed.delivery_id
        """;

    /// <summary>Keeps aside what is due for an endpoint that is disabled; asks the database, since somebody may just have released it.</summary>
    public const string Park = """
        update deliveries d set state = 'parked', reason = h.disabled_reason
        from endpoint_health h,
            (select tenant_id, delivery_id from deliveries where state = 'due' and tenant_id = $1 and endpoint = $2 limit 5000 for update skip locked) due
        where h.tenant_id = $1 and h.endpoint = $2 and h.disabled_reason is not null and d.tenant_id = due.tenant_id and d.delivery_id = due.delivery_id
        """;

    /// <summary>Makes due, spread over a minute, what waits for no other reason than that the endpoint was failing.</summary>
    public const string Hasten = """
        update deliveries d set next_at = now() + random() * interval '60 s'
        from (
            select tenant_id, delivery_id from deliveries
            where state = 'due' and tenant_id = $1 and endpoint = $2 and next_at > now() + interval '60 s' and reason = any ($3)
            limit 5000 for update skip locked) waiting
        where d.tenant_id = waiting.tenant_id and d.delivery_id = waiting.delivery_id
        """;

    /// <summary>Makes the first of an endpoint's deliveries due, so that there is something to probe it with.</summary>
    public const string HastenOne = """
        update deliveries d set next_at = now()
        from (select tenant_id, delivery_id from deliveries where state = 'due' and tenant_id = $1 and endpoint = $2 order by next_at limit 1 for update skip locked) first
        where d.tenant_id = first.tenant_id and d.delivery_id = first.delivery_id and d.next_at > now()
        """;

    public const string FindTemplate = "select url, method, headers::text, body, content_type, batch_size, batch_every from template_versions where tenant_id = $1 and template_id = $2 and number = $3";
}
