-- A host is a tenant's once it is proven, not once it is asked for: several tenants may ask for the same one, and the first that proves it has it.
create unique index tracking_hosts_name on tracking_hosts (tenant_id, host);

delete from tracking_host_names n using tracking_hosts h where h.tenant_id = n.tenant_id and h.id = n.host_id and h.verified_at is null;

drop trigger tracking_host_follows on tracking_hosts;
create or replace function tracking_host_follows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if new.verified_at is not null then
        insert into tracking_host_names (host, tenant_id, host_id) values (new.host, new.tenant_id, new.id);
    elsif exists (select from tracking_host_names where host = new.host) then
        raise exception 'host % is proven by another tenant', new.host using errcode = 'unique_violation', table = 'tracking_host_names';
    end if;
    return null;
end $$;
create trigger tracking_host_follows after insert on tracking_hosts for each row execute function tracking_host_follows();
create trigger tracking_host_proven after update of verified_at on tracking_hosts for each row when (old.verified_at is null and new.verified_at is not null) execute function tracking_host_follows();
