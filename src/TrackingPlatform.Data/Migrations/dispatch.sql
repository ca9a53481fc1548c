-- What holds postbacks back, openly, and the tenant's own addresses that hear of every change.

-- How much of a tenant's traffic an endpoint takes at most, over all nodes. saved: requests saved up when they were last counted, at counted_at.
create table endpoint_limits (
    tenant_id uuid not null references tenants (id),
    endpoint text not null,
    per_second numeric(8,2) check (per_second between 0.01 and 1000),
    in_flight int check (in_flight between 1 and 64),
    saved numeric(12,4) not null,
    counted_at timestamptz not null,
    changed_at timestamptz not null,
    primary key (tenant_id, endpoint),
    check (per_second is not null or in_flight is not null)
);

-- Which share of a publisher's approved conversions is kept back, decided by a keyed hash of the conversion's id. Retired rather than deleted: what they decided stays explained.
create table throttles (
    tenant_id uuid not null references tenants (id),
    throttle_id uuid not null,
    name text not null,
    publisher_id uuid not null,
    offer_id uuid,
    event text,
    percent numeric(5,2) not null check (percent > 0 and percent <= 100),
    effect text not null check (effect in ('hide', 'pending', 'hold')),
    hash_key bytea not null,
    note text,
    status text not null check (status in ('active', 'paused', 'archived')),
    created_at timestamptz not null,
    changed_at timestamptz not null,
    primary key (tenant_id, throttle_id),
    foreign key (tenant_id, publisher_id) references publishers (tenant_id, id),
    foreign key (tenant_id, offer_id) references offers (tenant_id, id)
);
create index throttles_active on throttles (tenant_id, publisher_id) where status = 'active';

-- The tenant's own addresses. Their deliveries stand in the same queue as those of publishers, with the event as it happened for values.
create table webhooks (
    tenant_id uuid not null references tenants (id),
    webhook_id uuid not null,
    name text not null,
    url text not null,
    endpoint text not null,
    kinds text[] not null,
    secret_cipher text,
    status text not null check (status in ('active', 'paused', 'archived')),
    created_at timestamptz not null,
    changed_at timestamptz not null,
    primary key (tenant_id, webhook_id)
);

alter table deliveries
    alter column template_id drop not null,
    alter column template_version drop not null,
    add column webhook_id uuid,
    add foreign key (tenant_id, webhook_id) references webhooks (tenant_id, webhook_id),
    add check ((template_id is null) = (webhook_id is not null));
create unique index deliveries_of_webhooks on deliveries (tenant_id, conversion_id, webhook_id, event_seq) where webhook_id is not null;
alter table deliveries_done add column webhook_id uuid;
alter table deliveries_dead
    alter column template_id drop not null,
    alter column template_version drop not null,
    add column webhook_id uuid;
