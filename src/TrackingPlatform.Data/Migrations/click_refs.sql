-- Publishers' own references, findable over all days: an index on what nobody writes to any more, so that no click pays for it. Makes that of the newest day without one and
-- answers which day it was; null when all days before today have theirs.
create function index_next_click_refs() returns date language plpgsql security definer set search_path = public, pg_temp as $$
declare
    name text;
begin
    select c.relname into name from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'clicks'::regclass and c.relname ~ '^clicks_[0-9]{8}$' and to_date(right(c.relname, 8), 'YYYYMMDD') < (now() at time zone 'utc')::date
      and to_regclass(c.relname || '_ref') is null
    order by c.relname desc limit 1;
    if name is null then
        return null;
    end if;
    perform pg_advisory_xact_lock(hashtext(name));
    execute format('create index if not exists %I on %I (tenant_id, click_ref, click_id) where click_ref is not null', name || '_ref', name);
    return to_date(right(name, 8), 'YYYYMMDD');
end $$;
