namespace TrackingPlatform.Integration.Tests.Tenancy;

/// <summary>What must hold for every table, role and function, whoever adds one.</summary>
internal static class CatalogRules
{
    /// <summary>The only tables without walls between tenants. A new table without tenant_id breaks the build until it is named here on purpose.</summary>
    public static readonly string[] GlobalTables =
    [
        "__EFMigrationsHistory", "schema_state", "configuration_version",
        "tenants", "members", "member_claims", "member_logins", "member_tokens", "memberships",
        "link_codes", "api_key_hashes", "postback_token_hashes", "tracking_host_names",
        "inbound_unresolved", "journal_positions", "quarantined_frames", "visitor_day_keys", "data_protection_keys",
    ];

    public static readonly CatalogRule[] All =
    [
        new(
            "A table has a tenant, or is named as global",
            """
            select relname from tenant_table t
            where not exists (select from pg_attribute where attrelid = t.oid and attname = 'tenant_id' and attnotnull and atttypid = 'uuid'::regtype)
            """,
            "create table stray (id uuid primary key)",
            "alter table idempotency_keys rename tenant_id to owner_id"),
        new(
            "A table named as global exists",
            "select name from global_table where to_regclass(quote_ident(name)) is null",
            "drop table quarantined_frames"),
        new(
            "The primary key and every unique index start with the tenant",
            """
            select i.indexrelid::regclass::text from pg_index i join walled w on w.oid = i.indrelid
            where i.indisunique and (select attname from pg_attribute where attrelid = i.indrelid and attnum = i.indkey[0]) is distinct from 'tenant_id'
            union all
            select relname from walled w where not exists (select from pg_index where indrelid = w.oid and indisprimary)
            """,
            "create unique index on offers (name)",
            "create unique index on offers (lower(name))",
            "create table stray (tenant_id uuid not null)"),
        new(
            "Row-level security is on",
            "select relname from tenant_table where not relrowsecurity",
            "alter table offers disable row level security",
            "create table stray (tenant_id uuid not null primary key)"),
        new(
            "The policies are exactly the expected ones",
            """
            (select * from actual_policy except select * from expected_policy) union all (select * from expected_policy except select * from actual_policy)
            """,
            "create policy leak on offers for select to :runtime using (true)",
            "drop policy tenant on offers",
            "alter policy tenant on offers with check (true)",
            "alter policy tenant on offers to public",
            "alter policy ingest on click_rollups to :runtime",
            "create policy leak on tenants for select using (true)"),
        new(
            "A foreign key carries the tenant on both sides",
            """
            select conrelid::regclass || ' ' || conname from pg_constraint c join tenant_table t on t.oid = c.conrelid
            where contype = 'f' and not exists (
                select from unnest(conkey, confkey) as pair (child, parent)
                join pg_attribute mine on mine.attrelid = conrelid and mine.attnum = child and mine.attname = 'tenant_id'
                join pg_attribute theirs on theirs.attrelid = confrelid and theirs.attnum = parent
                where theirs.attname = case when confrelid = 'tenants'::regclass then 'id' else 'tenant_id' end)
            """,
            "alter table campaigns add unique (id); alter table links add foreign key (campaign_id) references campaigns (id)",
            "alter table advertisers add unique (id, tenant_id); alter table offers add foreign key (tenant_id, id) references advertisers (id, tenant_id)"),
        new(
            "A table refers to its tenant, unless it is filled by the drain, by bookings or by deliveries that move",
            """
            select relname from tenant_table t
            where relname not in ('clicks', 'click_uniques', 'click_rollups', 'click_throughs', 'customer_clicks', 'landing_rollups', 'impression_rollups', 'conversion_changes', 'deliveries_done', 'delivery_attempts')
              and not exists (select from pg_constraint where conrelid = t.oid and contype = 'f')
            """,
            "create table stray (tenant_id uuid not null)"),
        new(
            "Nothing is granted on a partition or a view",
            """
            select c.oid::regclass::text || ' to ' || coalesce(nullif(a.grantee, 0)::regrole::text, 'public')
            from pg_class c cross join lateral aclexplode(c.relacl) a
            where c.relnamespace = 'public'::regnamespace and (c.relispartition or c.relkind in ('v', 'm')) and a.grantee <> c.relowner
            """,
            "do $$ begin execute format('grant select on %I to :runtime', 'clicks_' || to_char(now() at time zone 'utc', 'YYYYMMDD')); end $$",
            "create view everything as select * from offers; grant select on everything to :runtime"),
        new(
            "Nothing is granted to everyone",
            """
            select relname::text from pg_class c cross join lateral aclexplode(relacl) a where relnamespace = 'public'::regnamespace and a.grantee = 0
            union all
            select attrelid::regclass || '.' || attname from pg_attribute join pg_class c on c.oid = attrelid cross join lateral aclexplode(attacl) a
            where relnamespace = 'public'::regnamespace and a.grantee = 0
            union all
            select proname::text from pg_proc cross join lateral aclexplode(coalesce(proacl, acldefault('f', proowner))) a
            where pronamespace = 'public'::regnamespace and a.grantee = 0
            union all
            select nspname || ' ' || privilege_type from pg_namespace cross join lateral aclexplode(nspacl) a where nspname in ('public', 'hangfire') and a.grantee = 0
            union all
            select 'default ' || defaclobjtype::text from pg_default_acl
            """,
            "grant select on offers to public",
            "grant select (name) on offers to public",
            "create function stray() returns int language sql as 'select 1'",
            "grant usage on schema public to public",
            "alter default privileges in schema public grant select on tables to :runtime"),
        new(
            "No login but the owner's has power over roles, databases or policies",
            """
            select name from login join pg_roles r on r.oid = role
            where rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or not rolcanlogin
               or exists (select from pg_auth_members where member = role)
            """,
            "alter role :runtime bypassrls",
            "alter role :platform superuser",
            "alter role :ingest createrole",
            "grant :platform to :runtime"),
        new(
            "No login but the owner's owns anything",
            """
            select name || ' ' || relname from login join pg_class on relowner = role where relnamespace in ('public'::regnamespace, 'hangfire'::regnamespace)
            union all select name || ' ' || proname from login join pg_proc on proowner = role
            union all select name || ' ' || nspname from login join pg_namespace on nspowner = role
            """,
            "alter table offers owner to :runtime",
            "alter function ensure_day_partitions() owner to :platform"),
        .. CatalogGrants.All,
    ];
}
