-- Links by which outsiders see a trace. Of the link itself only a hash is kept. Rows stay when their time is over: they say who showed what to whom.
-- subject: the id whose story is told, read anew whenever it is opened. partner_id: the publisher or advertiser through whose eyes; null for anyone's.
create table trace_shares (
    tenant_id uuid not null references tenants (id),
    share_id uuid not null,
    secret_hash bytea not null,
    subject text not null,
    audience text not null check (audience in ('publisher', 'advertiser', 'anyone')),
    partner_id uuid check ((partner_id is null) = (audience = 'anyone')),
    made_by text not null,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_by text,
    revoked_at timestamptz,
    opens int not null default 0,
    last_opened_at timestamptz,
    primary key (tenant_id, share_id)
);
create index trace_shares_secret on trace_shares (secret_hash);
create index trace_shares_subject on trace_shares (tenant_id, subject);
