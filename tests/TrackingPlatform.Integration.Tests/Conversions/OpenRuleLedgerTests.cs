using System.Text.Json.Nodes;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Integration.Tests.Conversions;

/// <summary>What throttles keep back and what webhooks hear, written with the booking itself.</summary>
[Collection(LedgerCollection.Name)]
public sealed class OpenRuleLedgerTests(LedgerFixture books)
{
    [Fact]
    public async Task A_throttle_keeps_back_exactly_the_conversions_that_its_hash_names()
    {
        var world = await books.FoundAsync();
        await world.TellAsync(ConversionStatus.Approved);
        var throttle = await ThrottleAsync(world, ThrottleEffect.Hide, 40);

        var taken = 0;
        for (var number = 0; number < 40; number++)
        {
            var receipt = await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(), $"t{number}"));
            Assert.Equal(ConversionStatus.Approved, receipt.Status);
            taken += throttle.Takes(receipt.ConversionId!.Value) ? 1 : 0;
        }

        Assert.InRange(taken, 1, 39);
        Assert.Equal($"{taken}|{40 - taken}", await world.ScalarAsync(
            "select concat_ws('|', (select count(*) from deliveries_done where tenant_id = $tenant and state = 'suppressed' and reason = 'throttled'), (select count(*) from deliveries where tenant_id = $tenant and state = 'due'))"));
        Assert.Equal("40|400.0000", await world.ScalarAsync("select concat_ws('|', count(*), sum(payout)) from conversions where tenant_id = $tenant and status = 'approved'"));
    }

    [Theory]
    [InlineData(ThrottleEffect.Hold, PostbackVerdict.Held, ConversionStatus.Hold)]
    [InlineData(ThrottleEffect.Pending, PostbackVerdict.Accepted, ConversionStatus.Pending)]
    public async Task A_throttle_can_keep_what_would_be_approved_for_review(ThrottleEffect effect, PostbackVerdict verdict, ConversionStatus status)
    {
        var world = await books.FoundAsync();
        await ThrottleAsync(world, effect, 100);

        var receipt = await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync()));
        var other = await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(publisher: await world.AddPublisherAsync()), "t2"));

        Assert.Equal((verdict, status, ReasonCodes.Sampled), (receipt.Verdict, receipt.Status, receipt.Reason));
        Assert.Equal(ConversionStatus.Approved, other.Status);
        Assert.Equal(ConversionStatus.Rejected, (await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(), "t3", status: "rejected"))).Status);
    }

    [Fact]
    public async Task A_webhook_hears_of_every_change_with_revenue_and_never_of_another_tenants()
    {
        var (world, other) = (await books.FoundAsync(), await books.FoundAsync());
        var webhook = await AddWebhookAsync(world, WebhookKinds.ConversionCreated, WebhookKinds.ConversionUpdated);
        await AddWebhookAsync(world, WebhookKinds.ConversionUpdated);
        await AddWebhookAsync(other, WebhookKinds.ConversionCreated);
        var click = await world.ClickAsync();

        var receipt = await world.PostAsync(LedgerWorld.Sale(click, amount: "49.90"));
        await world.PostAsync(LedgerWorld.Sale(click, amount: "49.90", status: "reversed"));

        Assert.Equal("due|1|1,due|2|2", await world.ScalarAsync(
            "select string_agg(told, ',' order by told) from (select concat_ws('|', state, event_seq, count(*)) as told from deliveries where tenant_id = $tenant and webhook_id is not null group by state, event_seq) counted"));
        var message = JsonNode.Parse((await world.ScalarAsync($"select macro_values from deliveries where tenant_id = $tenant and webhook_id = '{webhook.Value}' and event_seq = 1"))!)!;
        Assert.Equal(
            ("conversion.created", receipt.ConversionId.ToString(), click.ToString(), "approved", "4.99", "7.48", "EUR", "t1"),
            ((string?)message["type"], (string?)message["conversion"]!["id"], (string?)message["conversion"]!["click_id"], (string?)message["conversion"]!["status"],
                (string?)message["conversion"]!["payout"], (string?)message["conversion"]!["revenue"], (string?)message["conversion"]!["currency"], (string?)message["conversion"]!["txn_id"]));
        Assert.Equal("0", await world.ScalarAsync($"select count(*) from deliveries where tenant_id = '{other.Tenant.Value}'"));

        // A dry run is for the advertiser too, and says nothing of them.
        Assert.DoesNotContain(
            (await books.Get<IPostbackRehearsal>().RunAsync(world.Tenant, world.Advertiser, LedgerWorld.Sale(await world.ClickAsync(), "t2"), CancellationToken.None)).Deliveries,
            each => each.Url?.StartsWith("https://own.example", StringComparison.Ordinal) is true);
    }

    private async Task<Throttle> ThrottleAsync(LedgerWorld world, ThrottleEffect effect, decimal percent)
    {
        var throttle = new Throttle { Id = ThrottleId.New(world.Now), Percent = percent, Effect = effect, Key = Guid.NewGuid().ToByteArray() };
        await books.Get<ThrottleBook>().PutAsync(
            world.Tenant,
            new StoredThrottle { Rule = throttle, Name = "Review", Publisher = world.Publisher, Status = EntityStatus.Active, CreatedAt = world.Now, ChangedAt = world.Now },
            CancellationToken.None);
        return throttle;
    }

    private async Task<WebhookId> AddWebhookAsync(LedgerWorld world, params string[] kinds)
    {
        var id = WebhookId.New(world.Now);
        await books.Get<WebhookBook>().PutAsync(
            world.Tenant,
            new StoredWebhook
            {
                Id = id,
                Name = "Own",
                Url = "https://own.example/hooks",
                Endpoint = "https://own.example",
                Kinds = kinds,
                Status = EntityStatus.Active,
                CreatedAt = world.Now,
                ChangedAt = world.Now,
            },
            CancellationToken.None);
        return id;
    }
}
