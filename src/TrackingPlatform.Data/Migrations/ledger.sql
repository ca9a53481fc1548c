-- What EF does not map: the global look-ups, clicks, postbacks, conversions, deliveries and their roll-ups.
-- Every tenant-owned table starts its key with tenant_id. Tables partitioned by an id use the UUIDv7 bounds of UTC days.

-- Which state of privileges.sql, under which logins, was last applied.
create table schema_state (
    only_row boolean primary key default true check (only_row),
    privileges bytea
);
insert into schema_state default values;

-- The configuration's version, moved by every change to what the edge's snapshot holds.
create table configuration_version (
    only_row boolean primary key default true check (only_row),
    version bigint not null default 1
);
insert into configuration_version default values;

create function configuration_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    update configuration_version set version = version + 1;
    -- A hint for the edges; set-up is changed rarely, so this never sits in the way of clicks or conversions.
    perform pg_notify('configuration_changed', '');
    return null;
end $$;

create trigger tenants_changed after insert or update or delete on tenants for each statement execute function configuration_changed();
create trigger advertisers_changed after insert or update or delete on advertisers for each statement execute function configuration_changed();
create trigger publishers_changed after insert or update or delete on publishers for each statement execute function configuration_changed();
create trigger offers_changed after insert or update or delete on offers for each statement execute function configuration_changed();
create trigger campaigns_changed after insert or update or delete on campaigns for each statement execute function configuration_changed();
create trigger campaign_offers_changed after insert or update or delete on campaign_offers for each statement execute function configuration_changed();
create trigger links_changed after insert or update or delete on links for each statement execute function configuration_changed();

create unique index offer_event_names on offer_events (tenant_id, offer_id, lower(name));
alter table memberships add foreign key (member_id) references members (id);

-- Found before the tenant is known.
create table link_codes (
    code varchar(40) primary key,
    tenant_id uuid not null,
    link_id uuid not null,
    unique (tenant_id, link_id),
    foreign key (tenant_id, link_id) references links (tenant_id, id) on delete cascade
);
create table api_key_hashes (
    hash bytea primary key,
    tenant_id uuid not null,
    key_id uuid not null,
    unique (tenant_id, key_id),
    foreign key (tenant_id, key_id) references api_keys (tenant_id, id) on delete cascade
);
create table postback_token_hashes (
    hash bytea primary key,
    tenant_id uuid not null,
    advertiser_id uuid not null,
    unique (tenant_id, advertiser_id),
    foreign key (tenant_id, advertiser_id) references advertisers (tenant_id, id) on delete cascade
);

-- The global look-ups follow their tenant's rows by trigger, so that a code or token is taken in the installation the moment it is taken in the tenant.
-- They touch the rows of their own tenant only; what another tenant has taken is a unique violation. Temporary tables are looked up last, or a
-- session could put one of its own in the place of a table.
create function link_code_follows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if tg_op = 'UPDATE' and new.code = old.code then
        return null;
    end if;
    delete from link_codes where tenant_id = new.tenant_id and link_id = new.id;
    insert into link_codes (code, tenant_id, link_id) values (new.code, new.tenant_id, new.id);
    return null;
end $$;
create trigger link_code_follows after insert or update on links for each row execute function link_code_follows();

create function api_key_follows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if tg_op = 'UPDATE' and new.hash = old.hash and (new.revoked_at is null) = (old.revoked_at is null) then
        return null;
    end if;
    delete from api_key_hashes where tenant_id = new.tenant_id and key_id = new.id;
    if new.revoked_at is null then
        insert into api_key_hashes (hash, tenant_id, key_id) values (new.hash, new.tenant_id, new.id);
    end if;
    return null;
end $$;
create trigger api_key_follows after insert or update on api_keys for each row execute function api_key_follows();

create function postback_token_follows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if tg_op = 'UPDATE' and new.postback_token_hash = old.postback_token_hash then
        return null;
    end if;
    delete from postback_token_hashes where tenant_id = new.tenant_id and advertiser_id = new.id;
    insert into postback_token_hashes (hash, tenant_id, advertiser_id) values (new.postback_token_hash, new.tenant_id, new.id);
    return null;
end $$;
create trigger postback_token_follows after insert or update on advertisers for each row execute function postback_token_follows();

create table visitor_day_keys (
    day date primary key,
    cipher text not null
);

create table journal_positions (
    journal_id uuid primary key,
    next_sequence bigint not null,
    moved_at timestamptz not null default now()
);

-- A frame that could not be stored as a click: kept as bytes, shown to the operator, never dropped.
create table quarantined_frames (
    journal_id uuid not null,
    sequence bigint not null,
    bytes bytea not null,
    problem text not null,
    set_aside_at timestamptz not null default now(),
    primary key (journal_id, sequence)
);

create table idempotency_keys (
    tenant_id uuid not null references tenants (id),
    key varchar(200) not null,
    request_hash bytea not null,
    status int not null,
    location text,
    etag text,
    body bytea not null,
    created_at timestamptz not null default now(),
    primary key (tenant_id, key)
);

create table clicks (
    tenant_id uuid not null,
    click_id uuid not null,
    link_id uuid,
    campaign_id uuid,
    offer_id uuid,
    advertiser_id uuid,
    publisher_id uuid not null,
    currency text not null,
    verdict text not null,
    reason text,
    destination text not null,
    flags int not null,
    is_unique boolean not null,
    subs text[],
    click_ref text,
    source text,
    creative text,
    landing text,
    cost text,
    others text[],
    address text,
    user_agent text,
    visitor_key bytea,
    country text,
    region text,
    city text,
    device text,
    os text,
    os_version text,
    browser text,
    browser_version text,
    language text,
    referrer text,
    day date not null,
    snapshot_version bigint not null,
    steps text,
    journal_id uuid not null,
    journal_sequence bigint not null,
    primary key (tenant_id, click_id)
) partition by range (click_id);

create table click_uniques (
    tenant_id uuid not null,
    day date not null,
    link_id uuid not null,
    visitor_key bytea not null,
    primary key (tenant_id, day, link_id, visitor_key)
) partition by range (day);

-- Fifteen-minute UTC buckets, so that every time zone's days can be cut from them. A missing campaign, offer, advertiser or link is the zero id.
create table click_rollups (
    tenant_id uuid not null,
    bucket timestamptz not null,
    publisher_id uuid not null,
    campaign_id uuid not null,
    offer_id uuid not null,
    advertiser_id uuid not null,
    link_id uuid not null,
    currency text not null,
    clicks bigint not null default 0,
    unique_clicks bigint not null default 0,
    refused bigint not null default 0,
    prefetched bigint not null default 0,
    primary key (tenant_id, bucket, publisher_id, campaign_id, offer_id, advertiser_id, link_id, currency)
);

create table inbound (
    tenant_id uuid not null references tenants (id),
    receipt_id uuid not null,
    advertiser_id uuid,
    method text not null,
    target text not null,
    content_type text,
    body bytea not null,
    remote_address text,
    user_agent text,
    authentication text not null,
    postback jsonb,
    click_id uuid,
    txn_id text,
    event text,
    verdict text not null,
    reason text,
    detail text,
    http_status int not null,
    conversion_id uuid,
    duplicate_of uuid,
    status text,
    explanation jsonb,
    judged_at timestamptz,
    next_judgement_at timestamptz,
    primary key (tenant_id, receipt_id),
    foreign key (tenant_id, advertiser_id) references advertisers (tenant_id, id)
) partition by range (receipt_id);
create index inbound_waiting on inbound (next_judgement_at) where verdict = 'waiting';
create index inbound_by_click on inbound (tenant_id, click_id) where click_id is not null;
create index inbound_by_conversion on inbound (tenant_id, conversion_id) where conversion_id is not null;
create index inbound_by_transaction on inbound (tenant_id, txn_id) where txn_id is not null;

-- Requests that name no tenant: for the operator, outside every tenant's balance.
create table inbound_unresolved (
    receipt_id uuid primary key,
    method text not null,
    target text not null,
    content_type text,
    body bytea not null,
    remote_address text,
    user_agent text,
    reason text,
    http_status int not null
);

create table conversions (
    tenant_id uuid not null references tenants (id),
    conversion_id uuid not null,
    click_id uuid,
    click_at timestamptz,
    link_id uuid,
    campaign_id uuid,
    offer_id uuid not null,
    event_id uuid not null,
    advertiser_id uuid not null,
    publisher_id uuid not null,
    dedupe_key text not null,
    txn_id text,
    status text not null,
    reason text,
    note text,
    amount numeric(19,4),
    currency varchar(3) not null,
    payout numeric(19,4) not null,
    revenue numeric(19,4) not null,
    occurred_at timestamptz not null,
    booked_at timestamptz not null,
    changed_at timestamptz not null,
    adv text[],
    user_id text,
    coupon text,
    creative text,
    campaign_ref text,
    others text[],
    country text,
    first_receipt_id uuid,
    event_seq int not null,
    explanation jsonb not null,
    primary key (tenant_id, conversion_id),
    unique (tenant_id, offer_id, event_id, dedupe_key),
    foreign key (tenant_id, offer_id, event_id) references offer_events (tenant_id, offer_id, id),
    foreign key (tenant_id, advertiser_id) references advertisers (tenant_id, id),
    foreign key (tenant_id, publisher_id) references publishers (tenant_id, id),
    foreign key (tenant_id, campaign_id) references campaigns (tenant_id, id),
    foreign key (tenant_id, link_id) references links (tenant_id, id)
);
create index on conversions (tenant_id, click_id);
create index on conversions (tenant_id, occurred_at);
create index on conversions (tenant_id, txn_id) where txn_id is not null;

-- The history of a conversion: one row a change, never edited.
create table conversion_changes (
    tenant_id uuid not null,
    conversion_id uuid not null,
    event_seq int not null,
    at timestamptz not null,
    source text not null,
    receipt_id uuid,
    actor text,
    status text not null,
    reason text,
    note text,
    amount numeric(19,4),
    payout numeric(19,4) not null,
    revenue numeric(19,4) not null,
    primary key (tenant_id, conversion_id, event_seq),
    foreign key (tenant_id, conversion_id) references conversions (tenant_id, conversion_id)
);
-- Rows come in the order of time, so a block range index finds the latest: the auditor asks for them.
create index conversion_changes_by_time on conversion_changes using brin (at) with (pages_per_range = 16);

-- Figures to be folded into the roll-ups. Appending is four times as fast as updating one hot row.
create table conversion_deltas (
    tenant_id uuid not null references tenants (id),
    conversion_id uuid not null,
    event_seq int not null,
    bucket timestamptz not null,
    publisher_id uuid not null,
    campaign_id uuid not null,
    offer_id uuid not null,
    advertiser_id uuid not null,
    link_id uuid not null,
    event_id uuid not null,
    currency text not null,
    conversions int not null,
    pending int not null,
    held int not null,
    rejected int not null,
    reversed int not null,
    amount numeric(19,4) not null,
    payout numeric(19,4) not null,
    revenue numeric(19,4) not null,
    payout_pending numeric(19,4) not null,
    primary key (tenant_id, conversion_id, event_seq)
);

create table conversion_rollups (
    tenant_id uuid not null references tenants (id),
    bucket timestamptz not null,
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
    amount numeric(19,4) not null,
    payout numeric(19,4) not null,
    revenue numeric(19,4) not null,
    payout_pending numeric(19,4) not null,
    primary key (tenant_id, bucket, publisher_id, campaign_id, offer_id, advertiser_id, link_id, event_id, currency)
);

-- Deliveries still to be made. Done and dead ones stand apart, so that this table stays small.
create table deliveries (
    tenant_id uuid not null references tenants (id),
    delivery_id uuid not null,
    conversion_id uuid not null,
    template_id uuid not null,
    template_version int not null,
    event_seq int not null,
    publisher_id uuid not null,
    offer_id uuid not null,
    event text not null,
    status_sent text not null,
    endpoint text not null,
    state text not null check (state in ('due', 'leased', 'parked')),
    reason text,
    macro_values jsonb not null,
    attempt int not null default 0,
    next_at timestamptz not null,
    claim uuid,
    lease_until timestamptz,
    created_at timestamptz not null,
    deadline_at timestamptz not null,
    last_at timestamptz,
    last_status_code int,
    last_error text,
    replays int not null default 0,
    primary key (tenant_id, delivery_id),
    unique (tenant_id, conversion_id, template_id, event_seq),
    foreign key (tenant_id, conversion_id) references conversions (tenant_id, conversion_id),
    foreign key (tenant_id, template_id, template_version) references template_versions (tenant_id, template_id, number),
    foreign key (tenant_id, publisher_id) references publishers (tenant_id, id)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);
create index deliveries_due on deliveries (tenant_id, endpoint, next_at) where state = 'due';
create index deliveries_leased on deliveries (lease_until) where state = 'leased';
create index deliveries_parked on deliveries (tenant_id, endpoint) where state = 'parked';

create table deliveries_done (
    tenant_id uuid not null references tenants (id),
    delivery_id uuid not null,
    conversion_id uuid not null,
    template_id uuid,
    template_version int,
    event_seq int not null,
    publisher_id uuid not null,
    offer_id uuid not null,
    event text not null,
    status_sent text not null,
    endpoint text,
    state text not null check (state in ('delivered', 'suppressed')),
    reason text,
    macro_values jsonb,
    attempt int not null default 0,
    created_at timestamptz not null,
    last_at timestamptz,
    last_status_code int,
    last_error text,
    replays int not null default 0,
    primary key (tenant_id, delivery_id),
    foreign key (tenant_id, conversion_id) references conversions (tenant_id, conversion_id)
) partition by range (delivery_id);
create index on deliveries_done (tenant_id, conversion_id);

create table deliveries_dead (
    tenant_id uuid not null references tenants (id),
    delivery_id uuid not null,
    conversion_id uuid not null,
    template_id uuid not null,
    template_version int not null,
    event_seq int not null,
    publisher_id uuid not null,
    offer_id uuid not null,
    event text not null,
    status_sent text not null,
    endpoint text not null,
    state text not null check (state = 'dead'),
    reason text,
    macro_values jsonb not null,
    attempt int not null,
    created_at timestamptz not null,
    last_at timestamptz,
    last_status_code int,
    last_error text,
    replays int not null default 0,
    primary key (tenant_id, delivery_id),
    foreign key (tenant_id, conversion_id) references conversions (tenant_id, conversion_id)
) partition by range (delivery_id);
create index on deliveries_dead (tenant_id, conversion_id);

create table delivery_attempts (
    tenant_id uuid not null references tenants (id),
    attempt_id uuid not null,
    delivery_id uuid not null,
    number int not null,
    at timestamptz not null,
    duration_ms int not null,
    status_code int,
    error text,
    detail text,
    method text not null,
    url text not null,
    response text,
    node text not null,
    primary key (tenant_id, attempt_id)
) partition by range (attempt_id);
create index on delivery_attempts (tenant_id, delivery_id);

-- The circuit breaker of each endpoint that ever failed, one row an endpoint; written on transitions, not per attempt.
-- reopens_at: the next probe while it is open. disabled_reason: nothing is sent until somebody releases it.
-- sweep_job: the one scheduled job that watches it while it fails.
create table endpoint_health (
    tenant_id uuid not null references tenants (id),
    endpoint text not null,
    breaker jsonb not null,
    reopens_at timestamptz,
    disabled_reason text,
    sweep_job text,
    changed_at timestamptz not null,
    primary key (tenant_id, endpoint)
);
create index on endpoint_health (changed_at);

-- The smallest UUIDv7 of a UTC day.
create function first_uuid_of(day date) returns uuid language sql immutable as $$
    select (lpad(to_hex((extract(epoch from day::timestamp) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid
$$;

-- Makes one day's partition of one table; the only right to change the schema that ingest has.
create function ensure_day_partition(parent text, day date) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
    name text := parent || '_' || to_char(day, 'YYYYMMDD');
begin
    if parent not in ('clicks', 'click_uniques', 'inbound', 'deliveries_done', 'deliveries_dead', 'delivery_attempts') then
        raise exception 'table % is not partitioned by day', parent;
    end if;
    if to_regclass(name) is not null then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtext(name));
    if to_regclass(name) is not null then
        return;
    end if;
    if parent = 'click_uniques' then
        execute format('create table %I partition of %I for values from (%L) to (%L)', name, parent, day, day + 1);
    else
        execute format('create table %I partition of %I for values from (%L) to (%L)', name, parent, first_uuid_of(day), first_uuid_of(day + 1));
    end if;
end $$;

-- From one day behind to seven ahead, for every table partitioned by day.
create function ensure_day_partitions() returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
    parent text;
    ahead int;
begin
    foreach parent in array array['clicks', 'click_uniques', 'inbound', 'deliveries_done', 'deliveries_dead', 'delivery_attempts'] loop
        for ahead in -1 .. 7 loop
            perform ensure_day_partition(parent, (now() at time zone 'utc')::date + ahead);
        end loop;
    end loop;
end $$;

-- Drops the partitions of one table that end at or before the given day.
create function drop_day_partitions(parent text, before date) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
    child record;
    dropped int := 0;
begin
    if parent not in ('clicks', 'click_uniques', 'inbound', 'deliveries_done', 'deliveries_dead', 'delivery_attempts') then
        raise exception 'table % is not partitioned by day', parent;
    end if;
    for child in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = to_regclass(parent) and c.relname ~ ('^' || parent || '_[0-9]{8}$')
          and to_date(right(c.relname, 8), 'YYYYMMDD') < before
    loop
        execute format('drop table %I', child.relname);
        dropped := dropped + 1;
    end loop;
    return dropped;
end $$;
