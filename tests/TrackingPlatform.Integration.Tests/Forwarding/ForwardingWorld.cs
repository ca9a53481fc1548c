using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Forwarding;

/// <summary>A tenant whose publisher is told at an address of the test's choosing, and deliveries written straight into the outbox.</summary>
internal sealed class ForwardingWorld
{
    private readonly PlatformDatabase _database;

    private ForwardingWorld(PlatformDatabase database, SeededTenant tenant, string url) => (_database, Tenant, Url) = (database, tenant, url);

    public SeededTenant Tenant { get; }

    public string Url { get; }

    public EndpointKey Endpoint => new(Tenant.Id, new Uri(Url.Split('?')[0]).GetLeftPart(UriPartial.Authority));

    public Actor Manager => Actor.InRole(Tenant.Id, "Mia", Role.Manager);

    public DeliveryDesk Desk => _database.Services.GetRequiredService<DeliveryDesk>();

    public static async Task<ForwardingWorld> CreateAsync(PlatformDatabase database, string url) =>
        new(database, await database.CreateSeededTenantAsync("Forwarding", new Seed { PostbackUrl = url }), url);

    /// <summary>Plans deliveries as a booking does, one conversion each.</summary>
    public async Task<IReadOnlyList<DeliveryId>> PlanAsync(int count, string macroValues = """{"click_id":"abc","payout":"2.50"}""")
    {
        var now = DateTimeOffset.UtcNow;
        var deliveries = Enumerable.Range(0, count).Select(_ => DeliveryId.New(now)).ToList();
        var conversions = Enumerable.Range(0, count).Select(_ => ConversionId.New(now).Value).ToArray();
        await using var connection = new NpgsqlConnection(_database.SuperuserConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            with booked as (
                insert into conversions (tenant_id, conversion_id, offer_id, event_id, advertiser_id, publisher_id, dedupe_key, status, currency, payout, revenue,
                    occurred_at, booked_at, changed_at, event_seq, explanation)
                select $1, id, $2, $3, $4, $5, id::text, 'approved', 'USD', 2.5, 4, now(), now(), now(), 1, '{}' from unnest($6::uuid[]) id),
            changed as (
                insert into conversion_changes (tenant_id, conversion_id, event_seq, at, source, status, payout, revenue)
                select $1, id, 1, now(), 'postback', 'approved', 2.5, 4 from unnest($6::uuid[]) id)
            insert into deliveries (tenant_id, delivery_id, conversion_id, template_id, template_version, event_seq, publisher_id, offer_id, event, status_sent, endpoint,
                state, macro_values, next_at, created_at, deadline_at)
            select $1, delivery, conversion, $7, 1, 1, $5, $2, 'sale', 'approved', $8, 'due', $9::jsonb, now(), now(), now() + interval '7 days'
            from unnest($10::uuid[], $6::uuid[]) as pair (delivery, conversion)
            """,
            connection);
        foreach (var value in new object[]
        {
            Tenant.Id.Value, Tenant.Offer.Value, Tenant.Event.Value, Tenant.Advertiser.Value, Tenant.Publisher.Value, conversions,
            Tenant.Template.Value, Endpoint.Endpoint, macroValues, deliveries.Select(id => id.Value).ToArray(),
        })
        {
            command.Parameters.Add(new() { Value = value });
        }

        await command.ExecuteNonQueryAsync();
        return deliveries;
    }

    public async Task<DeliveryId> PlanAsync() => (await PlanAsync(1))[0];

    /// <summary>Where a delivery stands: <c>delivered</c>, <c>due</c>, …</summary>
    public Task<string?> StateAsync(DeliveryId delivery) => ScalarAsync(
        $"""
        select state from deliveries where delivery_id = '{delivery.Value}'
        union all select state from deliveries_done where delivery_id = '{delivery.Value}'
        union all select state from deliveries_dead where delivery_id = '{delivery.Value}'
        """);

    public Task ReachesAsync(DeliveryId delivery, string state) => Eventually.HoldsAsync(async () => await StateAsync(delivery) == state);

    /// <summary>How many of the tenant's deliveries stand so.</summary>
    public async Task<int> CountAsync(string state)
    {
        var table = state switch { "delivered" or "suppressed" => "deliveries_done", "dead" => "deliveries_dead", _ => "deliveries" };
        return int.Parse((await ScalarAsync($"select count(*) from {table} where tenant_id = '{Tenant.Id.Value}' and state = '{state}'"))!, CultureInfo.InvariantCulture);
    }

    /// <summary>Lets the time of all retries come at once.</summary>
    public Task HurryAsync() => ExecuteAsync($"update deliveries set next_at = now() where tenant_id = '{Tenant.Id.Value}' and state = 'due'");

    public Task ExecuteAsync(string sql) => Sql.ExecuteAsync(_database.SuperuserConnectionString, sql);

    public Task<string?> ScalarAsync(string sql) => Sql.ScalarAsync(_database.SuperuserConnectionString, sql);
}
