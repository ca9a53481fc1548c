using System.Globalization;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Postbacks;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Host.Demo;

/// <summary>Lets advertisers report what their visitors did, through the inbound log and the ledger themselves.</summary>
internal sealed class DemoBusiness(DemoSetup setup, InboundLog log, ConversionLedger ledger, DemoClock clock, Random random)
{
    private int _order = 48_000;

    /// <summary>Reports the conversions that follow from some clicks.</summary>
    public async Task ReportAsync(IReadOnlyList<Click> clicks, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stories = clicks.Where(click => click.Verdict == ClickVerdict.Redirected && click.Flags == ClickFlags.None).Select(StoryOf).OfType<Story>().Where(story => story.At < now);
        foreach (var story in stories.OrderBy(story => story.At))
        {
            var postback = PostbackOf(story);
            await SendAsync(story, postback, story.At, cancellationToken);
            if (random.Next(18) == 0)
            {
                // Servers repeat themselves.
                await SendAsync(story, postback, story.At.AddSeconds(random.Next(2, 90)), cancellationToken);
            }

            await FollowUpAsync(story, postback, now, cancellationToken);
        }
    }

    private Story? StoryOf(Click click)
    {
        var index = setup.Offers.ToList().FindIndex(offer => offer.Id == click.OfferId);
        var plan = DemoWorld.Offers[index];
        var quality = DemoWorld.Publishers[setup.Publishers.ToList().FindIndex(publisher => publisher.Id == click.PublisherId)].Quality;
        return random.NextDouble() > plan.ConversionRate * quality ? null : new Story(click, plan, click.At + Delay());
    }

    // Most within the hour, some the same day, few days later.
    private TimeSpan Delay() => random.NextDouble() switch
    {
        < 0.7 => TimeSpan.FromMinutes(1 + (random.NextDouble() * 45)),
        < 0.93 => TimeSpan.FromHours(1 + (random.NextDouble() * 16)),
        _ => TimeSpan.FromDays(1 + (random.NextDouble() * 5)),
    };

    private Postback PostbackOf(Story story)
    {
        var initials = string.Concat(story.Plan.Advertiser.Split(' ').Select(word => word[0]));
        var postback = new Postback
        {
            ClickId = story.Click.Id.ToString(),
            TransactionId = $"{initials}-{_order++}",
            // Now and then an amount comes with a decimal comma, and is refused rather than guessed.
            Amount = story.Plan.Sale is { } sale ? AmountOf(sale, isWrong: random.Next(70) == 0) : null,
            UserId = "u" + random.Next(100_000, 999_999).ToString(CultureInfo.InvariantCulture),
        };
        return postback with { Items = ItemsOf(story.Plan, postback) };
    }

    // Rounded down: the cents that are left are the service fee, which is in no category.
    private static string? ItemsOf(DemoWorld.Offer plan, Postback postback) =>
        plan.Basket.Length == 0 || !PlainDecimal.TryParse(postback.Amount, out var amount)
            ? null
            : $"[{string.Join(',', plan.Basket.Select(each => string.Create(
                CultureInfo.InvariantCulture, $$"""{"sku":"{{postback.TransactionId}}-{{each.Category[0]}}","name":"City break: {{each.Category}}","category":"{{each.Category}}","price":"{{decimal.Floor(amount * each.Share)}}"}""")))}]";

    private string AmountOf((decimal From, decimal To) sale, bool isWrong)
    {
        var amount = decimal.Round(sale.From + ((sale.To - sale.From) * (decimal)Math.Pow(random.NextDouble(), 1.6)), 2);
        return amount.ToString("0.00", isWrong ? CultureInfo.GetCultureInfo("de-DE") : CultureInfo.InvariantCulture);
    }

    private async Task FollowUpAsync(Story story, Postback postback, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (status, after) = (story.Plan.Event, random.NextDouble()) switch
        {
            ("lead" or "quote", < 0.72) => ("approved", TimeSpan.FromHours(6 + (random.NextDouble() * 60))),
            ("lead" or "quote", < 0.84) => ("rejected", TimeSpan.FromHours(12 + (random.NextDouble() * 60))),
            ("sale" or "booking", < 0.045) => ("reversed", TimeSpan.FromDays(3 + (random.NextDouble() * 8))),
            (_, > 0.985) => ("hold", TimeSpan.FromMinutes(10)),
            _ => (null, TimeSpan.Zero),
        };
        if (status is not null && story.At + after < now)
        {
            await SendAsync(story, postback with { Status = status }, story.At + after, cancellationToken);
        }
    }

    private async Task SendAsync(Story story, Postback postback, DateTimeOffset at, CancellationToken cancellationToken)
    {
        clock.Now = at;
        var receipt = ReceiptId.New(at);
        // An offer decided for has its advertiser with it.
        var advertiser = story.Click.AdvertiserId!.Value;
        var amount = postback.Amount is null ? "" : $"&amount={postback.Amount}";
        var items = postback.Items is null ? "" : $"&items={Uri.EscapeDataString(postback.Items)}";
        var status = postback.Status is null ? "" : $"&status={postback.Status}";
        await log.AppendAsync(
            new InboundPostback
            {
                Id = receipt,
                TenantId = setup.Tenant,
                AdvertiserId = advertiser,
                Method = "GET",
                Target = $"/postback?click_id={postback.ClickId}&txn_id={postback.TransactionId}{amount}{items}{status}&user_id={postback.UserId}&token=****",
                RemoteAddress = "185.12.64.9",
                UserAgent = "shop-backend/2.4",
                Authentication = "token",
                Postback = postback,
                Verdict = PostbackVerdict.Waiting,
                HttpStatus = 202,
            },
            cancellationToken);
        await ledger.RecordAsync(setup.Tenant, advertiser, receipt, postback, cancellationToken);
    }

    private sealed record Story(Click Click, DemoWorld.Offer Plan, DateTimeOffset At);
}
