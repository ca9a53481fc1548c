-- What the optimised routes of campaigns have learnt: one row a rule (the empty name: the campaign's own offers) and offer.
-- share is in force at the edges; all else says why. clicks, converted, value and valued are what it was judged by, of clicks before counted_until.
create table earned_shares (
    tenant_id uuid not null references tenants (id),
    campaign_id uuid not null,
    rule text not null,
    offer_id uuid not null,
    share double precision not null check (share between 0 and 1),
    aim double precision,
    chance_of_best double precision,
    goal text not null,
    clicks bigint not null,
    converted bigint not null,
    value numeric(19,4) not null,
    valued bigint not null,
    counted_until timestamptz not null,
    changed_at timestamptz not null,
    learnt_at timestamptz not null,
    primary key (tenant_id, campaign_id, rule, offer_id),
    foreign key (tenant_id, campaign_id) references campaigns (tenant_id, id) on delete cascade,
    foreign key (tenant_id, offer_id) references offers (tenant_id, id) on delete cascade
);

-- Only a share that moves is news to the edges, not what it was judged by.
create trigger earned_shares_added after insert or delete on earned_shares for each row execute function configuration_changed();
create trigger earned_shares_moved after update on earned_shares for each row when (old.share is distinct from new.share) execute function configuration_changed();
