-- Many deliveries sent again, or conversions told to a template that never heard of them. last_id: the last one looked at, where the next batch goes on.
-- heard_at: when whoever goes through it last said so; states to event: what it is about.
create table replays (
    tenant_id uuid not null references tenants (id),
    replay_id uuid not null,
    kind text not null check (kind in ('resend', 'backfill')),
    state text not null check (state in ('running', 'paused', 'done', 'cancelled')),
    states text[] not null,
    reason text,
    endpoint text,
    template_id uuid,
    publisher_id uuid,
    offer_id uuid,
    event text,
    delivery_id uuid,
    from_at timestamptz,
    until_at timestamptz not null,
    per_second int not null check (per_second between 1 and 500),
    matched bigint not null,
    last_id uuid,
    sent bigint not null default 0,
    skipped jsonb not null default '{}',
    requested_by text not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    next_batch_at timestamptz not null,
    heard_at timestamptz,
    finished_at timestamptz,
    primary key (tenant_id, replay_id),
    foreign key (tenant_id, template_id) references templates (tenant_id, id),
    foreign key (tenant_id, publisher_id) references publishers (tenant_id, id),
    foreign key (tenant_id, offer_id) references offers (tenant_id, id)
);
create index replays_running on replays (heard_at) where state = 'running';

-- What the dispatcher leases: first attempts, and retries with what people send again, each longest due first.
create index deliveries_fresh on deliveries (tenant_id, endpoint, next_at) where state = 'due' and attempt = 0 and reason is null;
create index deliveries_late on deliveries (tenant_id, endpoint, next_at) where state = 'due' and (attempt > 0 or reason is not null);
