-- How a partner is paid, or pays; where there is no row, the usual terms.
create table partner_terms (
    tenant_id uuid not null references tenants (id),
    partner_id uuid not null,
    due_days int not null check (due_days between 0 and 366),
    minimum numeric(19,4) not null check (minimum >= 0),
    hold_days int not null check (hold_days between 0 and 366),
    set_by text not null,
    set_at timestamptz not null default now(),
    primary key (tenant_id, partner_id)
);

-- Publishers' statements and invoices to advertisers, one a currency. Each takes up the changes of the books from the cut of the one before until its own cut: every change belongs to one.
create table statements (
    tenant_id uuid not null references tenants (id),
    statement_id uuid not null,
    side text not null check (side in ('advertiser', 'publisher')),
    advertiser_id uuid,
    publisher_id uuid,
    currency varchar(3) not null,
    number int not null,
    cut_from timestamptz not null,
    cut_until timestamptz not null check (cut_until > cut_from),
    until_at timestamptz not null,
    opening numeric(19,4) not null,
    earned numeric(19,4) not null,
    adjustments numeric(19,4) not null,
    prepaid numeric(19,4) not null,
    carried numeric(19,4) not null,
    due numeric(19,4) not null,
    due_on date not null,
    made_by text not null,
    made_at timestamptz not null,
    voided_by text,
    voided_at timestamptz,
    void_note text,
    primary key (tenant_id, statement_id),
    unique (tenant_id, side, number),
    check ((side = 'advertiser') = (advertiser_id is not null) and (side = 'publisher') = (publisher_id is not null)),
    check (opening + earned + adjustments = prepaid + carried + due),
    foreign key (tenant_id, advertiser_id) references advertisers (tenant_id, id),
    foreign key (tenant_id, publisher_id) references publishers (tenant_id, id)
);
create index statements_of_partner on statements (tenant_id, coalesce(advertiser_id, publisher_id), currency, cut_until desc) where voided_at is null;

create table statement_lines (
    tenant_id uuid not null,
    statement_id uuid not null,
    offer_id uuid not null,
    offer text not null,
    event text not null,
    conversions int not null,
    amount numeric(19,4) not null,
    primary key (tenant_id, statement_id, offer_id, event),
    foreign key (tenant_id, statement_id) references statements (tenant_id, statement_id)
);

create table statement_payments (
    tenant_id uuid not null,
    payment_id uuid not null,
    statement_id uuid not null,
    amount numeric(19,4) not null check (amount <> 0),
    paid_on date not null,
    note text,
    made_by text not null,
    made_at timestamptz not null,
    primary key (tenant_id, payment_id),
    foreign key (tenant_id, statement_id) references statements (tenant_id, statement_id)
);
create index statement_payments_of on statement_payments (tenant_id, statement_id);

-- Made by hand: adjustments, which the next statement takes up (statement_id), and what advertisers paid ahead.
create table account_entries (
    tenant_id uuid not null references tenants (id),
    entry_id uuid not null,
    partner_id uuid not null,
    currency varchar(3) not null,
    kind text not null check (kind in ('adjustment', 'prepayment')),
    amount numeric(19,4) not null check (amount <> 0),
    note text not null,
    statement_id uuid,
    made_by text not null,
    made_at timestamptz not null,
    primary key (tenant_id, entry_id),
    foreign key (tenant_id, statement_id) references statements (tenant_id, statement_id)
);
create index account_entries_of on account_entries (tenant_id, partner_id, currency);
