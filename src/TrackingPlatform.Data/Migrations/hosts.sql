-- Hosts of the tenants' own, on which their links are answered. A host whose token was once read under its address is verified, and stays so.
create table tracking_hosts (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    host varchar(253) not null check (host = lower(host)),
    is_default boolean not null default false,
    token text not null,
    verified_at timestamptz,
    -- When it was last looked at; null asks for a look at once.
    checked_at timestamptz,
    problem text,
    created_at timestamptz not null,
    primary key (tenant_id, id)
);
create unique index tracking_hosts_default on tracking_hosts (tenant_id) where is_default;

-- Found before the tenant is known, and taken in the whole installation.
create table tracking_host_names (
    host varchar(253) primary key,
    tenant_id uuid not null,
    host_id uuid not null,
    unique (tenant_id, host_id),
    foreign key (tenant_id, host_id) references tracking_hosts (tenant_id, id) on delete cascade
);

create function tracking_host_follows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    delete from tracking_host_names where tenant_id = new.tenant_id and host_id = new.id;
    insert into tracking_host_names (host, tenant_id, host_id) values (new.host, new.tenant_id, new.id);
    return null;
end $$;
create trigger tracking_host_follows after insert or update of host on tracking_hosts for each row execute function tracking_host_follows();

-- Looking at a host again changes nothing that the edges know.
create trigger tracking_hosts_changed after insert or delete or update of host, token, verified_at on tracking_hosts
    for each statement execute function configuration_changed();
