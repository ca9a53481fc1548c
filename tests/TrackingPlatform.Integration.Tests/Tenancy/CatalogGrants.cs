namespace TrackingPlatform.Integration.Tests.Tenancy;

/// <summary>What each login may do, seen from the catalog.</summary>
internal static class CatalogGrants
{
    public static readonly CatalogRule[] All =
    [
        new(
            "No login may truncate, refer to a table or put a trigger on it",
            """
            select name || ' ' || relname || ' ' || action from login cross join kept cross join unnest(array['truncate', 'references', 'trigger']) as action
            where has_table_privilege(role, kept.oid, action)
            """,
            "grant truncate on clicks to :platform",
            "grant trigger on offers to :runtime"),
        new(
            "Runtime reaches no global table, not even a column",
            """
            select relname || ' ' || action from kept join global_table on global_table.name = relname
            cross join unnest(array['select', 'insert', 'update']) as action
            where has_any_column_privilege((select role from login where name = 'runtime'), kept.oid, action)
               or has_table_privilege((select role from login where name = 'runtime'), kept.oid, 'delete')
            """,
            "grant select on link_codes to :runtime",
            "grant select (name) on tenants to :runtime"),
        new(
            "Runtime adds to history and to what is counted, and changes none of it",
            """
            select name || ' ' || action from unnest(array['clicks', 'click_uniques', 'click_rollups', 'click_throughs', 'landing_rollups', 'impression_rollups', 'conversion_rollups', 'conversion_changes', 'template_versions', 'delivery_attempts']) as name
            cross join unnest(array['update', 'delete']) as action
            where has_table_privilege((select role from login where login.name = 'runtime'), name, action)
            """,
            "grant update on conversion_changes to :runtime",
            "grant delete on clicks to :runtime"),
        new(
            "Ingest puts clicks in, counts them, moves its journal's position, and nothing else",
            """
            select relname || ' ' || lower(a.privilege_type) from kept cross join lateral aclexplode(relacl) a join login on login.role = a.grantee and login.name = 'ingest'
            where (relname, lower(a.privilege_type)) not in (
                ('clicks', 'insert'),
                ('click_uniques', 'select'), ('click_uniques', 'insert'),
                ('click_rollups', 'select'), ('click_rollups', 'insert'), ('click_rollups', 'update'),
                ('click_throughs', 'select'), ('click_throughs', 'insert'),
                ('customer_clicks', 'select'), ('customer_clicks', 'insert'),
                ('landing_rollups', 'select'), ('landing_rollups', 'insert'), ('landing_rollups', 'update'),
                ('impression_rollups', 'select'), ('impression_rollups', 'insert'), ('impression_rollups', 'update'),
                ('journal_positions', 'select'), ('journal_positions', 'insert'), ('journal_positions', 'update'),
                ('quarantined_frames', 'insert'))
            union all
            select kept.relname || '.' || attname from pg_attribute join kept on kept.oid = attrelid cross join lateral aclexplode(attacl) a
            join login on login.role = a.grantee and login.name = 'ingest'
            """,
            "grant select on clicks to :ingest",
            "grant update on clicks to :ingest",
            "grant select (click_id) on clicks to :ingest",
            "grant insert on offers to :ingest"),
        new(
            "Hangfire stays in its own schema",
            """
            select relname from kept where has_any_column_privilege((select role from login where name = 'hangfire'), kept.oid, 'select, insert, update')
            union all
            select 'public' where has_schema_privilege((select role from login where name = 'hangfire'), 'public', 'usage')
            union all
            select name from login where name <> 'hangfire' and has_schema_privilege(role, 'hangfire', 'usage')
            """,
            "grant usage on schema public to :hangfire",
            "grant select on tenants to :hangfire",
            "grant usage on schema hangfire to :runtime"),
        new(
            "A function with its owner's rights looks things up in public only, temporary tables last",
            """
            select proname::text from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
              and proconfig is distinct from array['search_path=public, pg_temp']
            """,
            "alter function link_code_follows() reset search_path",
            "alter function link_code_follows() set search_path = public",
            "create function stray() returns int language sql security definer as 'select 1'"),
        new(
            "A function is run by whom it was made for",
            """
            select name || ' ' || proname from login cross join pg_proc
            where pronamespace = 'public'::regnamespace and has_function_privilege(role, pg_proc.oid, 'execute')
              and (name, proname) not in (
                ('ingest', 'ensure_day_partition'),
                ('runtime', 'tenant_time_zone'), ('runtime', 'cap_group_holds'), ('runtime', 'cap_used'), ('runtime', 'lock_cap_counter'),
                ('runtime', 'book_digest'), ('runtime', 'first_kept_request_day'), ('platform', 'book_digest'), ('platform', 'first_kept_request_day'),
                ('platform', 'cap_group_holds'), ('platform', 'cap_used'), ('platform', 'lock_cap_counter'),
                ('platform', 'ensure_day_partition'), ('platform', 'ensure_day_partitions'), ('platform', 'drop_day_partitions'), ('platform', 'index_next_click_refs'), ('platform', 'first_uuid_of'))
            """,
            "grant execute on function drop_day_partitions(text, date) to :runtime",
            "grant execute on function drop_day_partitions(text, date) to :ingest",
            "grant execute on function configuration_changed() to public"),
        new(
            "No login may make anything in public",
            "select name from login where has_schema_privilege(role, 'public', 'create')",
            "grant create on schema public to :runtime"),
    ];
}
