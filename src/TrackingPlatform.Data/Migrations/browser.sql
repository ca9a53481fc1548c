-- What browsers do beyond the plain redirect: landing pages, going on from them, impressions.
alter table clicks add column landing_page_id uuid;

-- One row for each click, position and outcome. The empty reason is a visitor led on; a missing offer is the zero id.
create table click_throughs (
    tenant_id uuid not null,
    click_id uuid not null,
    position int not null,
    reason text not null,
    offer_id uuid not null,
    landing_page_id uuid not null,
    publisher_id uuid not null,
    at timestamptz not null,
    primary key (tenant_id, click_id, position, reason)
) partition by range (click_id);

-- Clicks that showed a landing page, and those from which the visitor went on at least once. Buckets are those of the clicks.
create table landing_rollups (
    tenant_id uuid not null,
    bucket timestamptz not null,
    landing_page_id uuid not null,
    publisher_id uuid not null,
    clicks bigint not null default 0,
    click_throughs bigint not null default 0,
    primary key (tenant_id, bucket, landing_page_id, publisher_id)
);

create table impression_rollups (
    tenant_id uuid not null,
    bucket timestamptz not null,
    publisher_id uuid not null,
    campaign_id uuid not null,
    offer_id uuid not null,
    advertiser_id uuid not null,
    link_id uuid not null,
    currency text not null,
    creative text not null,
    impressions bigint not null,
    primary key (tenant_id, bucket, publisher_id, campaign_id, offer_id, advertiser_id, link_id, currency, creative)
);

-- The one list of tables that are partitioned by day.
create function day_partitioned() returns text[] language sql immutable as $$
    select array['clicks', 'click_uniques', 'click_throughs', 'inbound', 'deliveries_done', 'deliveries_dead', 'delivery_attempts']
$$;

create or replace function ensure_day_partition(parent text, day date) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
    name text := parent || '_' || to_char(day, 'YYYYMMDD');
begin
    if parent <> all (day_partitioned()) then
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

create or replace function ensure_day_partitions() returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
    parent text;
    ahead int;
begin
    foreach parent in array day_partitioned() loop
        for ahead in -1 .. 7 loop
            perform ensure_day_partition(parent, (now() at time zone 'utc')::date + ahead);
        end loop;
    end loop;
end $$;

create or replace function drop_day_partitions(parent text, before date) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
    child record;
    dropped int := 0;
begin
    if parent <> all (day_partitioned()) then
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

select ensure_day_partitions();
