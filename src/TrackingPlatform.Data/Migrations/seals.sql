-- When a row was stored, by the database's clock: what is sealed together. A receipt's own time may be long before, when a journal handed it over after an outage.
alter table inbound add column stored_at timestamptz not null default now();
alter table conversion_changes add column stored_at timestamptz not null default now();
create index inbound_stored on inbound using brin (stored_at) with (pages_per_range = 16);
create index conversion_changes_stored on conversion_changes using brin (stored_at) with (pages_per_range = 16);

-- Periods of the books, closed: each row's hash covers the row before it. Only added to, and not by the login that serves tenants.
create table seals (
    tenant_id uuid not null references tenants (id),
    sealed_until timestamptz not null,
    sealed_from timestamptz not null,
    receipts bigint not null,
    receipts_hash text not null,
    entries bigint not null,
    entries_hash text not null,
    previous text not null,
    hash text not null,
    sealed_at timestamptz not null,
    primary key (tenant_id, sealed_until)
);

-- What a period of the books holds. Of a request what came in, not what became of it: verdicts may still change, and their money stands in the history.
-- The settings fix how values are written as text, since the text is what is hashed.
create function book_digest(tenant uuid, since timestamptz, until timestamptz, out receipts bigint, out receipts_hash text, out entries bigint, out entries_hash text)
language sql stable set timezone = 'UTC' set datestyle = 'ISO, YMD' set bytea_output = 'hex' set extra_float_digits = 1 as $$
    select arrived.rows, arrived.hash, booked.rows, booked.hash
    from (
        select count(*) as rows, encode(sha256(coalesce(string_agg(digest, '' order by receipt_id), '')), 'hex') as hash
        from (
            select receipt_id, sha256(convert_to(row(receipt_id, advertiser_id, method, target, content_type, sha256(body), authentication, dialect)::text, 'UTF8')) as digest
            from inbound where tenant_id = tenant and stored_at >= since and stored_at < until) request) arrived,
        (
        select count(*) as rows, encode(sha256(coalesce(string_agg(digest, '' order by conversion_id, event_seq), '')), 'hex') as hash
        from (
            select conversion_id, event_seq,
                sha256(convert_to(row(conversion_id, event_seq, at, source, receipt_id, actor, status, reason, amount, payout, revenue, pricing)::text, 'UTF8')) as digest
            from conversion_changes where tenant_id = tenant and stored_at >= since and stored_at < until) entry) booked
$$;

-- The first day whose raw requests are all still there.
create function first_kept_request_day() returns date language sql stable as $$
    select min(to_date(right(day.relname, 8), 'YYYYMMDD')) from pg_inherits link join pg_class day on day.oid = link.inhrelid where link.inhparent = 'inbound'::regclass
$$;
