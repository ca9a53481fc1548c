-- Who earned a conversion, where its postback names more than a click.

-- What is asked and in what order, and which of a customer's clicks earns. No row: the default of AttributionRules.
create table attribution_settings (
    tenant_id uuid primary key references tenants (id),
    keys text[] not null,
    touch text not null,
    changed_at timestamptz not null
);

-- Codes of publishers. code_key: the code as it is told apart, without regard to case. offer_id: null counts for every offer of the advertiser.
create table coupons (
    tenant_id uuid not null references tenants (id),
    coupon_id uuid not null,
    advertiser_id uuid not null,
    offer_id uuid,
    publisher_id uuid not null,
    code text not null,
    code_key text not null,
    valid_from timestamptz,
    valid_until timestamptz,
    changed_at timestamptz not null,
    primary key (tenant_id, coupon_id),
    foreign key (tenant_id, advertiser_id) references advertisers (tenant_id, id),
    foreign key (tenant_id, offer_id) references offers (tenant_id, id),
    foreign key (tenant_id, publisher_id) references publishers (tenant_id, id)
);
create unique index coupons_by_code on coupons (tenant_id, advertiser_id, code_key);

-- Which clicks are a customer's: those that carried user_id, and those that earned a conversion which did. customer: SHA-256 of the advertiser's id of them.
-- No foreign keys, as with clicks themselves.
create table customer_clicks (
    tenant_id uuid not null,
    advertiser_id uuid not null,
    customer bytea not null,
    click_id uuid not null,
    primary key (tenant_id, advertiser_id, customer, click_id)
);
create index customer_clicks_by_age on customer_clicks using brin (click_id) with (pages_per_range = 16);

insert into customer_clicks (tenant_id, advertiser_id, customer, click_id)
select distinct tenant_id, advertiser_id, sha256(convert_to(user_id, 'UTF8')), click_id from conversions
where user_id is not null and click_id is not null and not is_test;
