-- Clicks that somebody of the tenant made to try a link, and what comes of them: recorded, and in no figure and no cap.
alter table click_rollups add column tests bigint not null default 0;
alter table conversions add column is_test boolean not null default false;

-- As before, without tests.
create or replace function cap_used(counter cap_counters, own uuid) returns numeric language plpgsql stable as $$
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
          and c.conversion_id is distinct from own and c.status in ('approved', 'pending', 'hold') and c.reason is distinct from 'cap_reached' and not c.is_test
          and (counter.publisher_id = everyone or c.publisher_id = counter.publisher_id)
          and (counter.currency = '' or c.currency = counter.currency)
          and case counter.scope
            when 'offer' then c.offer_id = counter.scope_id
            when 'event' then c.event_id = counter.scope_id
            when 'campaign' then c.campaign_id = counter.scope_id
            else c.offer_id in (select o.id from offers o where o.tenant_id = counter.tenant_id and cap_group_holds(o.caps, counter)) end);
end $$;
