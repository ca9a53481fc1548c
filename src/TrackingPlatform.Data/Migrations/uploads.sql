-- Files of conversions that people hand over. position: where the work under way goes on, in its own units; done: rows gone through by it, for people to watch.
-- heard_at: when whoever goes through it last said so; version: moves with every change of how the file is read.
create table uploads (
    tenant_id uuid not null references tenants (id),
    upload_id uuid not null,
    advertiser_id uuid not null,
    file_name text not null,
    file bytea not null,
    digest bytea not null,
    encoding text not null,
    delimiter text not null,
    decimal_mark text not null,
    date_order text not null,
    time_zone text not null,
    header text[] not null,
    fields text[] not null,
    doubts text[] not null,
    rows int not null,
    state text not null check (state in ('draft', 'checking', 'checked', 'booking', 'stopped', 'booked', 'undoing', 'undone')),
    position int not null default 0,
    done int not null default 0,
    version int not null default 1,
    requested_by text not null,
    ordered_by text not null,
    created_at timestamptz not null default now(),
    changed_at timestamptz not null default now(),
    heard_at timestamptz,
    finished_at timestamptz,
    primary key (tenant_id, upload_id),
    foreign key (tenant_id, advertiser_id) references advertisers (tenant_id, id)
);
create index uploads_under_way on uploads (heard_at) where state in ('checking', 'booking', 'undoing');
create index uploads_by_digest on uploads (tenant_id, digest);

-- verdict to payout_pending: what the dry run said. receipt_id: given before the row is booked, so that booking it again finds it. is_repeat: its key had a receipt before.
create table upload_rows (
    tenant_id uuid not null,
    upload_id uuid not null,
    number int not null,
    verdict text not null,
    reason text,
    detail text,
    currency varchar(3),
    payout numeric(19,4),
    revenue numeric(19,4),
    payout_pending numeric(19,4),
    receipt_id uuid,
    is_repeat boolean not null default false,
    undo text,
    primary key (tenant_id, upload_id, number),
    foreign key (tenant_id, upload_id) references uploads (tenant_id, upload_id) on delete cascade
);
create index upload_rows_by_receipt on upload_rows (tenant_id, receipt_id) where receipt_id is not null;

-- Where a tenant's rates of exchange are fetched, and how that went.
create table rate_sources (
    tenant_id uuid primary key references tenants (id),
    url text not null,
    set_by text not null,
    next_at timestamptz not null,
    tried_at timestamptz,
    fetched_at timestamptz,
    rates int not null default 0,
    problem text,
    failing_since timestamptz
);
create index rate_sources_due on rate_sources (next_at);
