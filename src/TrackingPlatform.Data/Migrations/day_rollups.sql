-- Whole days of a tenant's zone, added up from the quarters of an hour: what most reports ask for, in a fraction of the rows. A day is read from here while it is
-- marked as closed; whoever touches one of its quarters opens it again, in the same transaction.
create table rollup_days (
    tenant_id uuid not null references tenants (id),
    kind text not null check (kind in ('clicks', 'conversions')),
    day date not null,
    zone text not null,
    starts timestamptz not null,
    ends timestamptz not null,
    state text not null default 'open' check (state in ('open', 'closing', 'closed')),
    -- Transactions with smaller numbers may have missed that the day is being closed.
    unseen_before xid8,
    primary key (tenant_id, kind, day)
);
create index rollup_days_by_start on rollup_days (tenant_id, kind, starts);
create index rollup_days_to_close on rollup_days (tenant_id, ends) where state <> 'closed';

create table click_days (
    tenant_id uuid not null references tenants (id),
    day date not null,
    publisher_id uuid not null,
    campaign_id uuid not null,
    offer_id uuid not null,
    advertiser_id uuid not null,
    link_id uuid not null,
    currency text not null,
    clicks bigint not null,
    unique_clicks bigint not null,
    refused bigint not null,
    prefetched bigint not null,
    cost numeric not null,
    primary key (tenant_id, day, publisher_id, campaign_id, offer_id, advertiser_id, link_id, currency)
);

create table conversion_days (
    tenant_id uuid not null references tenants (id),
    day date not null,
    publisher_id uuid not null,
    campaign_id uuid not null,
    offer_id uuid not null,
    advertiser_id uuid not null,
    link_id uuid not null,
    event_id uuid not null,
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
    primary key (tenant_id, day, publisher_id, campaign_id, offer_id, advertiser_id, link_id, event_id, currency)
);

-- A day that is open already is not touched, so that the many writes of today wait for nobody.
create function reopen_rollup_days() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    update rollup_days d set state = 'open', unseen_before = null
    from (select distinct tenant_id, bucket from changed) c
    cross join lateral (
        select marked.tenant_id, marked.kind, marked.day from rollup_days marked
        where marked.tenant_id = c.tenant_id and marked.kind = tg_argv[0] and marked.starts <= c.bucket
        order by marked.starts desc limit 1) hit
    where d.tenant_id = hit.tenant_id and d.kind = hit.kind and d.day = hit.day and d.ends > c.bucket and d.state <> 'open';
    return null;
end $$;

create trigger reopen_on_insert after insert on click_rollups referencing new table as changed for each statement execute function reopen_rollup_days('clicks');
create trigger reopen_on_update after update on click_rollups referencing new table as changed for each statement execute function reopen_rollup_days('clicks');
create trigger reopen_on_delete after delete on click_rollups referencing old table as changed for each statement execute function reopen_rollup_days('clicks');
create trigger reopen_on_insert after insert on conversion_rollups referencing new table as changed for each statement execute function reopen_rollup_days('conversions');
create trigger reopen_on_update after update on conversion_rollups referencing new table as changed for each statement execute function reopen_rollup_days('conversions');
create trigger reopen_on_delete after delete on conversion_rollups referencing old table as changed for each statement execute function reopen_rollup_days('conversions');
