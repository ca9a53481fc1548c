-- What people of a tenant are to hear. One row a notice: of the same kind, subject and occasion only the first is kept, whoever writes it.
create table notices (
    tenant_id uuid not null references tenants (id),
    notice_id uuid not null,
    kind text not null,
    subject text not null,
    occasion text not null,
    title text not null,
    detail text not null,
    detail_for_publishers text,
    path text not null,
    publishers uuid[] not null,
    at timestamptz not null,
    primary key (tenant_id, notice_id),
    unique (tenant_id, kind, subject, occasion)
);

-- Where each notice still has to go, or went: one row a recipient, leased like deliveries.
create table notice_sends (
    tenant_id uuid not null references tenants (id),
    send_id uuid not null,
    notice_id uuid not null,
    channel text not null check (channel in ('mail', 'webhook')),
    target text not null,
    audience text not null check (audience in ('staff', 'publisher')),
    state text not null check (state in ('due', 'sent', 'dead')),
    attempt int not null default 0,
    next_at timestamptz not null,
    claim uuid,
    lease_until timestamptz,
    last_error text,
    sent_at timestamptz,
    primary key (tenant_id, send_id),
    unique (tenant_id, notice_id, channel, target),
    foreign key (tenant_id, notice_id) references notices (tenant_id, notice_id)
);
create index notice_sends_due on notice_sends (next_at) where state = 'due';

-- How far a member has read.
create table notice_marks (
    tenant_id uuid not null references tenants (id),
    member_id uuid not null,
    read_until timestamptz not null,
    primary key (tenant_id, member_id)
);

-- How a tenant wants to hear; without a row: by mail, and at no address of its own.
create table notice_settings (
    tenant_id uuid not null references tenants (id),
    mails_staff boolean not null,
    mails_publishers boolean not null,
    webhook_url text,
    webhook_secret_cipher text,
    primary key (tenant_id)
);
