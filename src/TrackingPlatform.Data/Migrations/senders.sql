-- Who may send postbacks, in whose manner, and what comes of their falling silent.

-- A token that is being replaced still names its advertiser, so nobody else may take it meanwhile: an advertiser may have two.
alter table postback_token_hashes drop constraint postback_token_hashes_tenant_id_advertiser_id_key;
create index postback_token_hashes_by_advertiser on postback_token_hashes (tenant_id, advertiser_id);
create or replace function postback_token_follows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if tg_op = 'UPDATE' and new.postback_token_hash = old.postback_token_hash and new.former_token_hash is not distinct from old.former_token_hash then
        return null;
    end if;
    delete from postback_token_hashes where tenant_id = new.tenant_id and advertiser_id = new.id;
    insert into postback_token_hashes (hash, tenant_id, advertiser_id)
    select hash, new.tenant_id, new.id from unnest(array[new.postback_token_hash, new.former_token_hash]) as hash where hash is not null;
    return null;
end $$;

-- dialect: another platform's name, in whose manner it came. notes: reason codes of what was remarkable and did not refuse it.
alter table inbound add column dialect text, add column notes text[];
create index inbound_by_advertiser on inbound (tenant_id, advertiser_id, receipt_id);

-- The other platforms whose postbacks a tenant takes. network: what that platform calls the tenant's account. events: its event ids and our names.
create table postback_dialects (
    tenant_id uuid not null references tenants (id),
    dialect text not null,
    network text,
    advertiser_id uuid,
    events jsonb not null default '{}',
    changed_at timestamptz not null,
    primary key (tenant_id, dialect),
    foreign key (tenant_id, advertiser_id) references advertisers (tenant_id, id)
);
create trigger postback_dialects_changed after insert or update or delete on postback_dialects for each statement execute function configuration_changed();

-- Click ids of another platform and the clicks that stand for them here, so that its late conversions find their publisher.
create table imported_clicks (
    tenant_id uuid not null references tenants (id),
    foreign_id text collate "C" not null,
    click_id uuid not null,
    imported_at timestamptz not null,
    primary key (tenant_id, foreign_id)
);

-- Whole hours of each advertiser's proven postbacks: what is usual.
create table postback_hours (
    tenant_id uuid not null references tenants (id),
    advertiser_id uuid not null,
    hour timestamptz not null,
    received bigint not null,
    primary key (tenant_id, advertiser_id, hour),
    foreign key (tenant_id, advertiser_id) references advertisers (tenant_id, id)
);
create index postback_hours_by_hour on postback_hours (hour);

-- Silences that cannot be chance. since: the last postback before. expected: how many would have come by the time it was noticed.
create table postback_silences (
    tenant_id uuid not null references tenants (id),
    advertiser_id uuid not null,
    since timestamptz not null,
    expected numeric(19,4) not null,
    raised_at timestamptz not null,
    ended_at timestamptz,
    primary key (tenant_id, advertiser_id, since),
    foreign key (tenant_id, advertiser_id) references advertisers (tenant_id, id)
);
create unique index postback_silences_open on postback_silences (tenant_id, advertiser_id) where ended_at is null;
