-- What links said their clicks cost, as numbers.
alter table click_rollups add column cost numeric(19,6) not null default 0;

-- What people keep of the report page: its address. member_id: whose it is; null for one that a script made, which all see.
-- next_at: when it is mailed next, or tried again; null mails nothing. attempt: tries of the mail that is due.
create table report_views (
    tenant_id uuid not null references tenants (id),
    view_id uuid not null,
    member_id uuid,
    author text not null,
    name text not null,
    query text not null,
    is_shared boolean not null,
    schedule text not null,
    format text not null,
    recipients text[] not null,
    next_at timestamptz,
    attempt int not null default 0,
    last_sent_at timestamptz,
    last_problem text,
    changed_at timestamptz not null,
    primary key (tenant_id, view_id)
);
create index report_views_due on report_views (next_at) where next_at is not null;

-- Files made in the background. heard_at: when the worker that makes it said so last; attempt names that worker, so that one thought dead writes nothing more.
create table report_exports (
    tenant_id uuid not null references tenants (id),
    export_id uuid not null,
    author text not null,
    query text not null,
    format text not null,
    state text not null check (state in ('queued', 'running', 'done', 'failed')),
    rows bigint not null default 0,
    bytes bigint not null default 0,
    file_name text,
    problem text,
    attempt int not null default 0,
    heard_at timestamptz,
    finished_at timestamptz,
    primary key (tenant_id, export_id)
);
create index report_exports_open on report_exports (state, heard_at) where state in ('queued', 'running');

create table report_export_parts (
    tenant_id uuid not null,
    export_id uuid not null,
    part int not null,
    bytes bytea not null,
    primary key (tenant_id, export_id, part),
    foreign key (tenant_id, export_id) references report_exports (tenant_id, export_id) on delete cascade
);
alter table report_export_parts alter column bytes set storage external;
