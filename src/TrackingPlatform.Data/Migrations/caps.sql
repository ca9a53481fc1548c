-- How much of each cap is used: one row a cap, publisher (the zero id for all together) and period. Limits are not here: they stand with what they limit.
-- The order of the key is the order in which rows are locked, the same here and in code, hence the collation.
-- full_at: it is at its limit, or something did not fit. warned_at: it came to the share of its limit that is worth a warning, once a period.
-- counted, counted_at: what the last recount found.
create table cap_counters (
    tenant_id uuid not null references tenants (id),
    cap text collate "C" not null,
    publisher_id uuid not null,
    period_start timestamptz not null,
    period_end timestamptz not null,
    scope text not null check (scope in ('offer', 'event', 'campaign', 'group')),
    scope_id uuid not null,
    group_name text not null,
    what text not null check (what in ('clicks', 'conversions', 'payout', 'revenue')),
    currency text not null,
    period text not null,
    zone text not null,
    used numeric(19,4) not null,
    full_at timestamptz,
    warned_at timestamptz,
    counted numeric(19,4),
    counted_at timestamptz,
    primary key (tenant_id, cap, publisher_id, period_start)
);
create index cap_counters_full on cap_counters (period_end) where full_at is not null;

-- Tokens of click caps that edges hold. taken is in the counter's used already; taken - spent may still be spent, or given back.
create table cap_leases (
    tenant_id uuid not null references tenants (id),
    cap text collate "C" not null,
    publisher_id uuid not null,
    period_start timestamptz not null,
    node_id uuid not null,
    taken bigint not null,
    spent bigint not null,
    renewed_at timestamptz not null,
    primary key (tenant_id, cap, publisher_id, period_start, node_id),
    foreign key (tenant_id, cap, publisher_id, period_start) references cap_counters (tenant_id, cap, publisher_id, period_start) on delete cascade
);

-- The counters that a change of a conversion moved, as they stood before and after.
alter table conversion_changes add column caps jsonb;

-- The zone of the tenant that the transaction is for, all that runtime may know of the global table.
create function tenant_time_zone() returns text language sql stable security definer set search_path = public, pg_temp as $$
    select time_zone from tenants where id = nullif(current_setting('app.tenant_id', true), '')::uuid
$$;

-- Whether an offer with these caps shares a group's counter.
create function cap_group_holds(caps jsonb, counter cap_counters) returns boolean language sql immutable as $$
    select exists (
        select from jsonb_array_elements(caps) each
        where each.value->>'group' = counter.group_name and each.value->>'what' = counter.what and each.value->>'period' = counter.period
          and coalesce(each.value->>'timezone', '') = counter.zone
          and (each.value ? 'per') = (counter.publisher_id <> '00000000-0000-0000-0000-000000000000'))
$$;

-- What a counter must say: counted from what is stored. What counts and what does not is Domain's CapUse; a test holds the two together.
create function cap_used(counter cap_counters, own uuid) returns numeric language plpgsql stable as $$
declare
    everyone constant uuid := '00000000-0000-0000-0000-000000000000';
begin
    if counter.what = 'clicks' then
        return (
            select coalesce(sum(r.clicks - r.refused), 0) from click_rollups r
            where r.tenant_id = counter.tenant_id and r.bucket >= counter.period_start and r.bucket < counter.period_end
              and (counter.publisher_id = everyone or r.publisher_id = counter.publisher_id)
              and case counter.scope
                when 'offer' then r.offer_id = counter.scope_id
                when 'campaign' then r.campaign_id = counter.scope_id
                else r.offer_id in (select o.id from offers o where o.tenant_id = counter.tenant_id and cap_group_holds(o.caps, counter)) end);
    end if;
    return (
        select coalesce(case counter.what when 'conversions' then count(*) when 'payout' then sum(c.payout) else sum(c.revenue) end, 0) from conversions c
        where c.tenant_id = counter.tenant_id and c.occurred_at >= counter.period_start and c.occurred_at < counter.period_end
          and c.conversion_id is distinct from own and c.status in ('approved', 'pending', 'hold') and c.reason is distinct from 'cap_reached'
          and (counter.publisher_id = everyone or c.publisher_id = counter.publisher_id)
          and (counter.currency = '' or c.currency = counter.currency)
          and case counter.scope
            when 'offer' then c.offer_id = counter.scope_id
            when 'event' then c.event_id = counter.scope_id
            when 'campaign' then c.campaign_id = counter.scope_id
            else c.offer_id in (select o.id from offers o where o.tenant_id = counter.tenant_id and cap_group_holds(o.caps, counter)) end);
end $$;

-- Locks a counter until the end of the transaction and answers what is used. One that is not there yet begins with what is stored already, the
-- conversion that is just being booked (own) left out.
create function lock_cap_counter(wanted cap_counters, own uuid) returns numeric language plpgsql as $$
declare
    found_used numeric;
begin
    loop
        select k.used into found_used from cap_counters k
        where k.tenant_id = wanted.tenant_id and k.cap = wanted.cap and k.publisher_id = wanted.publisher_id and k.period_start = wanted.period_start
        for update;
        if found then
            return found_used;
        end if;
        wanted.used := cap_used(wanted, own);
        insert into cap_counters select wanted.* on conflict do nothing;
    end loop;
end $$;

-- Caps were changed: the counters are counted anew, since nothing was counted while a cap was not there. Everyone who books holds a key share lock on
-- the event and the campaign, taken before the caps are read; so when the locks are had here, whoever read the old caps has committed, and whoever
-- comes later reads the new ones. Clicks are left alone: their tokens are out.
create function caps_changed() returns trigger language plpgsql as $$
declare
    kind constant text := case tg_table_name when 'offers' then 'offer' when 'offer_events' then 'event' else 'campaign' end;
    counter cap_counters;
begin
    if kind = 'offer' then
        perform 1 from offer_events e where e.tenant_id = new.tenant_id and e.offer_id = new.id order by e.id for update;
    else
        execute format('select 1 from %I where tenant_id = $1 and id = $2 for update', tg_table_name) using new.tenant_id, new.id;
    end if;
    delete from cap_counters k where k.tenant_id = new.tenant_id and k.scope = kind and k.scope_id = new.id and k.what <> 'clicks' and k.period_end <= now();
    for counter in
        select k.* from cap_counters k
        where k.tenant_id = new.tenant_id and k.what <> 'clicks'
          and (k.scope = kind and k.scope_id = new.id
            or k.scope = 'group' and exists (select from jsonb_array_elements(old.caps || new.caps) each where each.value->>'group' = k.group_name))
        order by k.cap, k.publisher_id, k.period_start
        for update
    loop
        update cap_counters k set used = cap_used(counter, null), full_at = null
        where k.tenant_id = counter.tenant_id and k.cap = counter.cap and k.publisher_id = counter.publisher_id and k.period_start = counter.period_start;
    end loop;
    return null;
end $$;
create trigger caps_changed after update of caps on offers for each row when (old.caps is distinct from new.caps) execute function caps_changed();
create trigger caps_changed after update of caps on offer_events for each row when (old.caps is distinct from new.caps) execute function caps_changed();
create trigger caps_changed after update of caps on campaigns for each row when (old.caps is distinct from new.caps) execute function caps_changed();

-- The caps of events are in the edge's snapshot.
create trigger offer_events_changed after insert or update or delete on offer_events for each statement execute function configuration_changed();
