-- What was given up, one row an endpoint, counted in the transaction that gives it up. told: how much of it people know of.
-- first_at: since when there is something they do not know; null when there is nothing. told_at: when they last heard.
create table endpoint_losses (
    tenant_id uuid not null references tenants (id),
    endpoint text not null,
    lost bigint not null,
    told bigint not null default 0,
    first_at timestamptz,
    told_at timestamptz,
    primary key (tenant_id, endpoint)
);
create index on endpoint_losses (first_at) where first_at is not null;

-- In the order of the key, so that two nodes that give up at the same endpoints wait for each other and never for good.
create function count_losses() returns trigger language plpgsql as $$
begin
    insert into endpoint_losses as known (tenant_id, endpoint, lost, first_at)
    select tenant_id, endpoint, count(*), now() from given_up group by 1, 2 order by 1, 2
    on conflict (tenant_id, endpoint) do update set lost = known.lost + excluded.lost, first_at = coalesce(known.first_at, excluded.first_at);
    return null;
end $$;

create trigger count_losses after insert on deliveries_dead referencing new table as given_up for each statement execute function count_losses();

-- What was said besides of a conversion before event_seq said something else: what an overwrite replaces is kept, and can be put back.
create table replaced_details (
    tenant_id uuid not null references tenants (id),
    conversion_id uuid not null,
    event_seq int not null,
    adv text[],
    user_id text,
    coupon text,
    creative text,
    campaign_ref text,
    others text[],
    items jsonb,
    primary key (tenant_id, conversion_id, event_seq),
    foreign key (tenant_id, conversion_id) references conversions (tenant_id, conversion_id)
);
