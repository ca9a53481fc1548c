using System.Globalization;
using Npgsql;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Benchmarks.Forwarding;

/// <summary>Puts tenants with publishers and templates, and deliveries that are due, straight into the tables: how they come there is not what is measured.</summary>
internal static class DeliveryLoad
{
    /// <summary>One publisher and template an endpoint, the endpoints dealt to the tenants in turn.</summary>
    public static Task AddEndpointsAsync(string superuser, IReadOnlyList<string> urls, int tenants) => Sql.ExecuteAsync(
        superuser,
        $$"""
        create table load_endpoints as
            select n, url, null::uuid as tenant_id, gen_random_uuid() as publisher_id, gen_random_uuid() as template_id from unnest(array['{{string.Join("','", urls)}}']) with ordinality as u (url, n);
        create temp table fresh as select gen_random_uuid() as id, n from generate_series(1, {{tenants}}) n;
        update load_endpoints e set tenant_id = f.id from fresh f where f.n = (e.n - 1) % {{tenants}} + 1;
        insert into tenants (id, name, time_zone, currency, always_answers_200, created_at) select id, 'Tenant ' || n, 'UTC', 'EUR', false, now() from fresh;
        insert into advertisers (tenant_id, id, name, status, postback_token_cipher, postback_token_hash, created_at, changed_at)
            select id, gen_random_uuid(), 'Advertiser', 'active', '', sha256(id::text::bytea), now(), now() from fresh;
        insert into offers (tenant_id, id, advertiser_id, name, destination, currency, attribution_window, status, created_at, changed_at)
            select a.tenant_id, gen_random_uuid(), a.id, 'Offer', 'https://shop.example/', 'EUR', '30 days', 'active', now(), now() from advertisers a join fresh on fresh.id = a.tenant_id;
        insert into publishers (tenant_id, id, name, status, created_at, changed_at) select tenant_id, publisher_id, 'Publisher ' || n, 'active', now(), now() from load_endpoints;
        insert into templates (tenant_id, id, publisher_id, name, offers, events, statuses, status, current_version, created_at, changed_at)
            select tenant_id, template_id, publisher_id, 'Template', '{}', '{}', '{approved}', 'active', 1, now(), now() from load_endpoints;
        insert into template_versions (tenant_id, template_id, number, url, method, headers, endpoint, created_at)
            select tenant_id, template_id, 1, url || '/told?cid={click_id}&c={conversion_id}&payout={payout}&at={sub1}', 'GET', '{}', url, now() from load_endpoints;
        """);

    /// <summary>Plans so many deliveries for each of a range of endpoints, counted from 1, with the moment of planning among the values.</summary>
    /// <param name="superuser">The database.</param>
    /// <param name="first">The first endpoint.</param>
    /// <param name="last">The last endpoint.</param>
    /// <param name="each">How many deliveries each.</param>
    /// <param name="age">How long they have been due.</param>
    /// <param name="isBooked">Whether their conversions are there, which finishing one needs.</param>
    public static async Task PlanAsync(string superuser, int first, int last, int each, TimeSpan age, bool isBooked = true)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(superuser) { CommandTimeout = 300 }.ConnectionString);
        await connection.OpenAsync();

        // Without the checks of foreign keys, which would be most of the time it takes.
        await using var command = new NpgsqlCommand(
            """
            set session_replication_role = replica;
            with planned as (
                select e.*, o.id as offer_id, o.advertiser_id, gen_random_uuid() as conversion_id,
                    (left(first_uuid_of(current_date)::text, 9) || right(gen_random_uuid()::text, 27))::uuid as delivery_id
                from load_endpoints e join offers o on o.tenant_id = e.tenant_id, generate_series(1, @each) where e.n between @first and @last),
            booked as (
                insert into conversions (tenant_id, conversion_id, offer_id, event_id, advertiser_id, publisher_id, dedupe_key, status, currency, payout, revenue, occurred_at, booked_at, changed_at,
                    event_seq, explanation)
                select tenant_id, conversion_id, offer_id, offer_id, advertiser_id, publisher_id, conversion_id::text, 'approved', 'EUR', 2.5, 4, now(), now(), now(), 1, '{}'
                from planned where @booked)
            insert into deliveries (tenant_id, delivery_id, conversion_id, template_id, template_version, event_seq, publisher_id, offer_id, event, status_sent, endpoint, state, macro_values, next_at,
                created_at, deadline_at)
            select tenant_id, delivery_id, conversion_id, template_id, 1, 1, publisher_id, offer_id, 'sale', 'approved', url, 'due',
                jsonb_build_object('click_id', conversion_id, 'conversion_id', conversion_id, 'payout', '2.50', 'sub1', (extract(epoch from clock_timestamp()) * 1000)::bigint::text),
                now() - @age, now(), now() + interval '7 days'
            from planned;
            set session_replication_role = origin;
            """,
            connection);
        command.Parameters.AddWithValue("first", first);
        command.Parameters.AddWithValue("last", last);
        command.Parameters.AddWithValue("each", each);
        command.Parameters.AddWithValue("age", age);
        command.Parameters.AddWithValue("booked", isBooked);
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<long> CountAsync(string superuser, string query) => long.Parse((await Sql.ScalarAsync(superuser, query))!, CultureInfo.InvariantCulture);
}
