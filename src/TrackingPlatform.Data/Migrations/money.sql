-- When a conversion on hold is approved by itself; how its money came about, the amount as it was sent among it; and its basket.
alter table conversions add column release_at timestamptz, add column pricing jsonb, add column items jsonb;
alter table conversion_changes add column pricing jsonb;
create index conversions_release on conversions (release_at) where release_at is not null;

-- What a publisher has reached, for payouts that rise with it.
create index conversions_by_publisher on conversions (tenant_id, publisher_id, event_id, occurred_at);

-- What one unit of a currency is worth in another, from a moment on until the next. A conversion keeps the rate it was booked with, whatever becomes of this.
create table currency_rates (
    tenant_id uuid not null references tenants (id),
    base varchar(3) not null,
    quote varchar(3) not null,
    valid_from timestamptz not null,
    rate numeric(19,10) not null check (rate > 0),
    source text not null,
    set_at timestamptz not null,
    primary key (tenant_id, base, quote, valid_from),
    check (base <> quote)
);
