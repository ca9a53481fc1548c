-- Which receipts a batch or a row was given under its Idempotency-Key, kept for a month.

create table postback_batches (
    tenant_id uuid not null,
    advertiser_id uuid not null,
    key text not null,
    digest bytea not null,
    receipt_ids uuid[] not null,
    created_at timestamptz not null default now(),
    primary key (tenant_id, advertiser_id, key),
    foreign key (tenant_id, advertiser_id) references advertisers (tenant_id, id) on delete cascade
);
create index postback_batches_created on postback_batches (created_at);

create table postback_row_keys (
    tenant_id uuid not null,
    advertiser_id uuid not null,
    key text not null,
    receipt_id uuid not null,
    created_at timestamptz not null default now(),
    primary key (tenant_id, advertiser_id, key),
    foreign key (tenant_id, advertiser_id) references advertisers (tenant_id, id) on delete cascade
);
create index postback_row_keys_created on postback_row_keys (created_at);
