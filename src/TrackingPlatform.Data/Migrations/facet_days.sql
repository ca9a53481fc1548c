-- Closed days once more, added up from single rows so that visitors are told apart: by a few of their traits at a time (facet), and of one thing at a time (subject).
-- A day has such sums while its mark says so; whoever opens the day again takes that back in the same transaction.
alter table rollup_days
    add column faceted boolean not null default false,
    -- When its single rows were read last, so that a day that is touched again and again is not read each time.
    add column facets_read_at timestamptz,
    add check (state = 'closed' or not faceted);
create index rollup_days_to_facet on rollup_days (tenant_id, day) where state = 'closed' and not faceted;

-- What a facet does not tell apart is the empty text; the subject of all is the zero id, as is a missing one.
create table click_facet_days (
    tenant_id uuid not null references tenants (id),
    facet text not null,
    subject text not null,
    day date not null,
    subject_id uuid not null,
    country text not null,
    device text not null,
    os text not null,
    browser text not null,
    currency text not null,
    clicks bigint not null,
    unique_clicks bigint not null,
    refused bigint not null,
    prefetched bigint not null,
    cost numeric not null,
    primary key (tenant_id, facet, subject, day, subject_id, country, device, os, browser, currency)
);

create table conversion_facet_days (
    tenant_id uuid not null references tenants (id),
    facet text not null,
    subject text not null,
    day date not null,
    subject_id uuid not null,
    country text not null,
    device text not null,
    os text not null,
    browser text not null,
    currency text not null,
    conversions bigint not null,
    pending bigint not null,
    held bigint not null,
    rejected bigint not null,
    reversed bigint not null,
    amount numeric not null,
    payout numeric not null,
    revenue numeric not null,
    payout_pending numeric not null,
    primary key (tenant_id, facet, subject, day, subject_id, country, device, os, browser, currency)
);

create or replace function reopen_rollup_days() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    update rollup_days d set state = 'open', unseen_before = null, faceted = false
    from (select distinct tenant_id, bucket from changed) c
    cross join lateral (
        select marked.tenant_id, marked.kind, marked.day from rollup_days marked
        where marked.tenant_id = c.tenant_id and marked.kind = tg_argv[0] and marked.starts <= c.bucket
        order by marked.starts desc limit 1) hit
    where d.tenant_id = hit.tenant_id and d.kind = hit.kind and d.day = hit.day and d.ends > c.bucket and d.state <> 'open';
    return null;
end $$;
