-- Who may do what. Run after every migration; each statement may be run again.
-- The owner owns; runtime serves tenants, ingest writes clicks, platform sees all tenants, hangfire has a schema of its own.
-- A login's name after a colon is its quoted name, in single quotes a text.

revoke all on schema public from public;
revoke all on all tables in schema public from public, :runtime, :ingest, :platform;
revoke all on all functions in schema public from public, :runtime, :ingest, :platform;
grant usage on schema public to :runtime, :ingest, :platform;

create schema if not exists hangfire;
grant usage, create on schema hangfire to :hangfire;

-- Row-level security: one policy a table for every command. An unset tenant shows nothing; the nullif is for the empty string that a reset leaves.
do $policies$
declare
    name text;
begin
    foreach name in array array[
        'advertisers', 'publishers', 'offers', 'offer_events', 'campaigns', 'campaign_offers', 'links', 'publisher_access', 'traffic_blocks', 'tracking_hosts', 'earned_shares', 'postback_dialects', 'imported_clicks', 'attribution_settings', 'coupons', 'customer_clicks', 'postback_hours', 'postback_silences', 'postback_batches', 'postback_row_keys', 'templates', 'template_versions',
        'api_keys', 'invitations', 'idempotency_keys', 'clicks', 'click_uniques', 'click_rollups', 'click_throughs', 'landing_rollups', 'impression_rollups', 'inbound', 'conversions', 'conversion_changes',
        'conversion_deltas', 'conversion_rollups', 'rollup_days', 'click_days', 'conversion_days', 'click_facet_days', 'conversion_facet_days', 'cap_counters', 'cap_leases', 'currency_rates', 'deliveries', 'deliveries_done', 'deliveries_dead', 'delivery_attempts', 'endpoint_health',
        'seals', 'replays', 'notices', 'notice_sends', 'notice_marks', 'notice_settings', 'report_views', 'report_exports', 'report_export_parts', 'uploads', 'upload_rows', 'rate_sources', 'reconciliations', 'reconciliation_lines', 'partner_terms', 'statements', 'statement_lines', 'statement_payments', 'account_entries', 'endpoint_limits', 'throttles', 'webhooks', 'trace_shares', 'endpoint_losses', 'replaced_details']
    loop
        execute format('alter table %I enable row level security', name);
        execute format('drop policy if exists tenant on %I', name);
        execute format('create policy tenant on %I for all to %I using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid) with check (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', name, :'runtime');
        execute format('drop policy if exists platform on %I', name);
        execute format('create policy platform on %I for all to %I using (true) with check (true)', name, :'platform');
    end loop;
end $policies$;

-- Runtime: the tenant's own rows. History and raw requests are added to, never edited or deleted.
grant select, insert, update, delete on advertisers, publishers, offers, offer_events, campaigns, campaign_offers, links, publisher_access, traffic_blocks,
    tracking_hosts, postback_dialects, attribution_settings, coupons, templates, api_keys, invitations, idempotency_keys, conversion_deltas, cap_counters, currency_rates to :runtime;
grant select, insert on template_versions, conversion_changes, replaced_details to :runtime;
-- What a publisher proposed is decided once.
grant update (approval, decided_by, decided_at, note) on template_versions to :runtime;
grant select on clicks, click_rollups, click_throughs, landing_rollups, impression_rollups, conversion_rollups, cap_leases, earned_shares, delivery_attempts, endpoint_health, postback_hours, postback_silences to :runtime;
-- Old click ids are taken over by whoever sets the tenant up.
grant insert on clicks to :runtime;
grant select, insert on imported_clicks, customer_clicks, postback_batches, postback_row_keys to :runtime;
grant select, insert, update on inbound, conversions to :runtime;
grant select, insert, update on replays, notice_marks, notice_settings to :runtime;
grant select on notices, report_export_parts, seals, rollup_days, click_days, conversion_days, click_facet_days, conversion_facet_days to :runtime;
grant execute on function book_digest(uuid, timestamptz, timestamptz), first_kept_request_day() to :runtime, :platform;
grant select, insert, update, delete on report_views, report_exports to :runtime;
-- What was shared with whom is taken back, never deleted.
grant select, insert on trace_shares to :runtime;
grant update (revoked_by, revoked_at) on trace_shares to :runtime;
grant select, insert, update, delete on uploads, upload_rows, rate_sources, reconciliations, reconciliation_lines, partner_terms to :runtime;
-- What was stated, paid and entered is added to and marked, never deleted.
grant select, insert, update on statements, account_entries to :runtime;
grant select, insert on statement_lines, statement_payments to :runtime;
grant select on notices to :runtime;
grant select, insert, update, delete on endpoint_limits to :runtime;
grant select, insert, update on throttles, webhooks to :runtime;
grant select, insert, update, delete on deliveries, deliveries_dead, deliveries_done to :runtime;
-- Releasing an endpoint by hand.
grant update (breaker, reopens_at, disabled_reason, changed_at) on endpoint_health to :runtime;

-- Counting caps; the trigger that counts them anew runs with the rights of whoever changed them.
grant execute on function tenant_time_zone(), cap_group_holds(jsonb, cap_counters), cap_used(cap_counters, uuid), lock_cap_counter(cap_counters, uuid) to :runtime;

-- Ingest: clicks in, and what is counted with them.
grant insert on clicks to :ingest;
grant select, insert, update on click_rollups, landing_rollups, impression_rollups, journal_positions to :ingest;
grant select, insert on click_uniques, click_throughs, customer_clicks to :ingest;
grant insert on quarantined_frames to :ingest;
grant execute on function ensure_day_partition(text, date) to :ingest;
drop policy if exists ingest on clicks;
create policy ingest on clicks for insert to :ingest with check (true);
drop policy if exists ingest on click_uniques;
create policy ingest on click_uniques for all to :ingest using (true) with check (true);
drop policy if exists ingest on click_rollups;
create policy ingest on click_rollups for all to :ingest using (true) with check (true);
drop policy if exists ingest on click_throughs;
create policy ingest on click_throughs for all to :ingest using (true) with check (true);
drop policy if exists ingest on customer_clicks;
create policy ingest on customer_clicks for all to :ingest using (true) with check (true);
drop policy if exists ingest on landing_rollups;
create policy ingest on landing_rollups for all to :ingest using (true) with check (true);
drop policy if exists ingest on impression_rollups;
create policy ingest on impression_rollups for all to :ingest using (true) with check (true);

-- Platform: across tenants, for routing, people, forwarding and upkeep.
grant select, insert, update, delete on tenants, members, memberships, member_claims, member_logins, member_tokens, data_protection_keys,
    visitor_day_keys, inbound_unresolved, idempotency_keys to :platform;
grant select on configuration_version, link_codes, api_key_hashes, postback_token_hashes, tracking_host_names, journal_positions, quarantined_frames to :platform;
grant select, insert, update, delete on advertisers, publishers, offers, offer_events, campaigns, campaign_offers, links, publisher_access, traffic_blocks, tracking_hosts, earned_shares, templates, template_versions, api_keys,
    invitations, inbound, conversions, conversion_changes, conversion_deltas, conversion_rollups, deliveries, deliveries_done, deliveries_dead, delivery_attempts,
    endpoint_health, click_rollups, landing_rollups, impression_rollups, cap_counters, cap_leases, postback_dialects, attribution_settings, coupons, customer_clicks, imported_clicks, postback_hours, postback_silences, postback_batches, postback_row_keys, currency_rates to :platform;
grant select, insert, update, delete on replays, notices, notice_sends, notice_marks, notice_settings, report_views, report_exports, report_export_parts to :platform;
grant select, insert, update, delete on uploads, upload_rows, rate_sources, reconciliations, reconciliation_lines, partner_terms, statements, statement_lines, statement_payments, account_entries, replays, notices, notice_sends, notice_marks, notice_settings to :platform;
grant select, insert, update, delete on replays, notices, notice_sends, notice_marks, notice_settings, endpoint_limits, endpoint_losses, replaced_details to :platform;
grant select, insert, update, delete on rollup_days, click_days, conversion_days, click_facet_days, conversion_facet_days to :platform;
grant select on throttles, webhooks to :platform;
grant select on clicks, click_uniques, click_throughs to :platform;
-- Opened from outside, before the tenant is known.
grant select, update (opens, last_opened_at) on trace_shares to :platform;
-- Seals are added, never changed.
grant select, insert on seals to :platform;
grant usage on all sequences in schema public to :platform;
grant execute on function ensure_day_partition(text, date), ensure_day_partitions(), drop_day_partitions(text, date), index_next_click_refs(), first_uuid_of(date) to :platform;
grant execute on function cap_group_holds(jsonb, cap_counters), cap_used(cap_counters, uuid), lock_cap_counter(cap_counters, uuid) to :platform;
