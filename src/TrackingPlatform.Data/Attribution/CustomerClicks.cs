using System.Security.Cryptography;
using System.Text;
using Npgsql;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Data.Attribution;

/// <summary>Which clicks are a customer's. The advertiser's id of the customer is kept as a hash here: it is only ever looked up.</summary>
internal static class CustomerClicks
{
    private const string Parameter = "user_id";

    private const string AddSql =
        """
        insert into customer_clicks (tenant_id, advertiser_id, customer, click_id)
        select * from unnest($1::uuid[], $2::uuid[], $3::bytea[], $4::uuid[])
        on conflict (tenant_id, advertiser_id, customer, click_id) do nothing
        """;

    /// <summary>The customer as it is kept.</summary>
    public static byte[] KeyOf(string customer) => SHA256.HashData(Encoding.UTF8.GetBytes(customer.Trim()));

    /// <summary>Adds the statement that keeps a new conversion's click as its customer's, where it names both.</summary>
    public static void AddTo(NpgsqlBatch batch, Booking booking)
    {
        if (booking.Claim.Details.UserId is { } customer && booking.Context is { Click: { } click, IsTest: false })
        {
            batch.Add("insert into customer_clicks (tenant_id, advertiser_id, customer, click_id) values ($1, $2, $3, $4) on conflict do nothing")
                .Uuid(booking.Posting.Tenant.Value).Uuid(booking.Offer.AdvertiserId.Value).Bytes(KeyOf(customer)).Uuid(click.Id.Value);
        }
    }

    /// <summary>Keeps those of drained clicks that carried a customer's id and may earn something.</summary>
    public static async Task StoreAsync(NpgsqlConnection connection, IReadOnlyList<JournaledClick> clicks, CancellationToken cancellationToken)
    {
        const ClickFlags Aside = ClickFlags.Prefetch | ClickFlags.Test;
        (Click Click, string Customer)[] known =
        [
            .. clicks.Select(each => (each.Click, Customer: each.Click.Parameters.Other(Parameter)))
                .Where(each => !string.IsNullOrWhiteSpace(each.Customer) && each.Click is { Verdict: ClickVerdict.Redirected, AdvertiserId: not null } && (each.Click.Flags & Aside) == 0)
                .Select(each => (each.Click, each.Customer!)), // not blank, as the line before has it
        ];
        if (known.Length == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(AddSql, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid[]> { TypedValue = [.. known.Select(each => each.Click.TenantId.Value)] },
                new NpgsqlParameter<Guid[]> { TypedValue = [.. known.Select(each => each.Click.AdvertiserId!.Value.Value)] }, // filtered for it
                new NpgsqlParameter<byte[][]> { TypedValue = [.. known.Select(each => KeyOf(each.Customer))] },
                new NpgsqlParameter<Guid[]> { TypedValue = [.. known.Select(each => each.Click.Id.Value)] },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
