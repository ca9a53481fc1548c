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

    /// <summary>Adds the statement that keeps new conversions' clicks as their customers', where they name both.</summary>
    public static void AddTo(NpgsqlBatch batch, IEnumerable<Booking> bookings)
    {
        (Booking Booking, string Customer, Click Click)[] known =
        [
            .. bookings.Where(booking => booking is { Claim.Details.UserId: not null, Context: { Click: not null, IsTest: false } })
                .Select(booking => (booking, booking.Claim.Details.UserId!, booking.Context.Click!)), // both there, as the line before has it
        ];
        if (known.Length > 0)
        {
            batch.Add(AddSql)
                .Uuids([.. known.Select(each => each.Booking.Posting.Tenant.Value)]).Uuids([.. known.Select(each => each.Booking.Offer.AdvertiserId.Value)])
                .Blobs([.. known.Select(each => KeyOf(each.Customer))]).Uuids([.. known.Select(each => each.Click.Id.Value)]);
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
