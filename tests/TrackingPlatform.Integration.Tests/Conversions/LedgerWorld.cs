using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Integration.Tests.Conversions;

/// <summary>A tenant with everything a conversion needs: the offer's default event <c>sale</c> pays 10 % and earns 15 %, <c>lead</c> pays 2.50 and earns 4.</summary>
public sealed class LedgerWorld
{
    private readonly LedgerFixture _books;

    private LedgerWorld(LedgerFixture books) => _books = books;

    public TenantId Tenant { get; private set; }

    public AdvertiserId Advertiser { get; private set; }

    public PublisherId Publisher { get; private set; }

    public OfferId Offer { get; private set; }

    public CampaignId Campaign { get; private set; }

    public LinkId Link { get; private set; }

    public DateTimeOffset Now => _books.Clock.GetUtcNow();

    public static async Task<LedgerWorld> FoundAsync(LedgerFixture books)
    {
        var world = new LedgerWorld(books);
        var now = books.Clock.GetUtcNow();
        var tenant = Domain.Tenancy.Tenant.Create("Agency", "Europe/Berlin", Currency.Of("EUR"), now);
        world.Tenant = tenant.Id;
        await using (var platform = await books.Get<IDbContextFactory<PlatformDbContext>>().CreateDbContextAsync())
        {
            platform.Add(tenant);
            await platform.SaveChangesAsync();
        }

        await books.Get<TenantScope>().RunAsync(
            tenant.Id,
            async (context, token) =>
            {
                world.Set(context, now);
                await context.SaveChangesAsync(token);
            },
            CancellationToken.None);
        return world;
    }

    public Task<TemplateId> TellAsync(params ConversionStatus[] statuses) => TellAsync(events: [], statuses);

    public Task<TemplateId> TellAsync(string[] events, params ConversionStatus[] statuses) => _books.Get<TenantScope>().RunAsync(
        Tenant,
        async (context, token) =>
        {
            var template = PostbackTemplate.Create(Tenant, Publisher, Now);
            template.Describe("Publisher", EntityStatus.Active, Now);
            template.Select([], events, statuses, Now);
            template.Revise(
                new RequestTemplate("https://p.example/pb?c={click_id}&s={sub1}&p={payout}&st={status}&x={param:x}", "GET", new Dictionary<string, string>(), null, null),
                "https://p.example:443",
                Now);
            context.Add(template);
            await context.SaveChangesAsync(token);
            return template.Id;
        },
        CancellationToken.None);

    /// <summary>Sets the caps of an offer; without one, of the world's own.</summary>
    public Task LimitAsync(string caps, OfferId? offer = null) => ChangeAsync(
        context => context.Offers.Single(each => each.Id == (offer ?? Offer)).Limit(CapJson.Read(caps), Now));

    /// <summary>Changes something of the set-up.</summary>
    public Task ChangeAsync(Action<TenantDbContext> change) => _books.Get<TenantScope>().RunAsync(
        Tenant,
        async (context, token) =>
        {
            change(context);
            await context.SaveChangesAsync(token);
        },
        CancellationToken.None);

    /// <summary>Another offer of the same advertiser, with the one event <c>sale</c> that pays 10 % and earns 15 %.</summary>
    public async Task<OfferId> AddOfferAsync()
    {
        var offer = Domain.Offers.Offer.Create(Tenant, Advertiser, Currency.Of("EUR"), Now);
        offer.Describe("Another", "https://shop.example/", TimeSpan.FromDays(30), null, EntityStatus.Active, Now);
        var sale = offer.AddEvent("sale", Now);
        sale.SetPrices(Price.PercentOf(10m), Price.PercentOf(15m));
        offer.SetDefaultEvent(sale);
        await ChangeAsync(context => context.Add(offer));
        return offer.Id;
    }

    /// <summary>Another publisher.</summary>
    public async Task<PublisherId> AddPublisherAsync()
    {
        var publisher = Domain.Publishers.Publisher.Create(Tenant, "Newsletter", Now);
        await ChangeAsync(context => context.Add(publisher));
        return publisher.Id;
    }

    /// <summary>A stored click, put there as the drain would.</summary>
    public async Task<ClickId> ClickAsync(
        TimeSpan? ago = null,
        ClickVerdict verdict = ClickVerdict.Redirected,
        ClickFlags flags = ClickFlags.None,
        ClickId? id = null,
        OfferId? offer = null,
        PublisherId? publisher = null)
    {
        var click = id ?? ClickId.New(Now - (ago ?? TimeSpan.FromHours(1)));
        await using var connection = new NpgsqlConnection(_books.Superuser);
        await connection.OpenAsync();
        await using var batch = connection.CreateBatch();
        batch.Add("select ensure_day_partition('clicks', $1::date)").Time(EntityId.TimeOf(click.Value));
        batch.Add(
            """
            insert into clicks (tenant_id, click_id, link_id, campaign_id, offer_id, advertiser_id, publisher_id, currency, verdict, destination, flags, is_unique, subs, others,
                country, day, snapshot_version, journal_id, journal_sequence)
            values ($1, $2, $3, $4, $5, $6, $7, 'EUR', $8, 'https://shop.example/', $9, true, array['one'], array['x', 'y z'], 'DE', current_date, 1, $1, 0)
            """)
            .Uuid(Tenant.Value).Uuid(click.Value).Uuid(Link.Value).Uuid(Campaign.Value).Uuid((offer ?? Offer).Value).Uuid(Advertiser.Value)
            .Uuid((publisher ?? Publisher).Value).Text(WireName<ClickVerdict>.Of(verdict)).Int((int)flags);
        await batch.ExecuteNonQueryAsync();
        return click;
    }

    /// <summary>Stores a postback without judging it, as a node does that dies right afterwards.</summary>
    public async Task<ReceiptId> StoreAsync(Postback postback)
    {
        var receipt = ReceiptId.New(Now);
        await _books.Get<IInboundLog>().AppendAsync(
            new InboundPostback
            {
                Id = receipt,
                TenantId = Tenant,
                AdvertiserId = Advertiser,
                Method = "GET",
                Target = "/postback?token=***",
                Authentication = "token",
                Postback = postback,
                Verdict = PostbackVerdict.Waiting,
                HttpStatus = 202,
            },
            CancellationToken.None);
        return receipt;
    }

    public async Task<Receipt> PostAsync(Postback postback) => await JudgeAsync(await StoreAsync(postback), postback);

    public Task<Receipt> JudgeAsync(ReceiptId receipt, Postback postback) =>
        _books.Get<IConversionLedger>().RecordAsync(Tenant, Advertiser, receipt, postback, CancellationToken.None);

    public Task<Receipt?> ReceiptAsync(ReceiptId receipt) => _books.Get<IInboundLog>().FindReceiptAsync(Tenant, Advertiser, receipt, CancellationToken.None);

    public Task<string?> ScalarAsync(string query) => _books.ScalarAsync(query.Replace("$tenant", $"'{Tenant.Value}'", StringComparison.Ordinal));

    public static Postback Sale(ClickId click, string? transaction = "t1", string? amount = "100", string? status = null) =>
        new() { ClickId = click.ToString(), TransactionId = transaction, Amount = amount, Status = status };

    private void Set(TenantDbContext context, DateTimeOffset now)
    {
        var advertiser = Domain.Advertisers.Advertiser.Create(Tenant, "Shop", now);
        advertiser.SetPostbackToken("sealed", Guid.NewGuid().ToByteArray(), now);
        var publisher = Domain.Publishers.Publisher.Create(Tenant, "Blog", now);
        publisher.Describe("Blog", null, null, PublisherStatus.Active, now);
        var offer = Domain.Offers.Offer.Create(Tenant, advertiser.Id, Currency.Of("EUR"), now);
        offer.Describe("Spring", "https://shop.example/", TimeSpan.FromDays(30), null, EntityStatus.Active, now);
        var sale = offer.AddEvent("sale", now);
        sale.SetPrices(Price.PercentOf(10m), Price.PercentOf(15m));
        offer.SetDefaultEvent(sale);
        offer.AddEvent("lead", now).SetPrices(Price.Fixed(2.5m), Price.Fixed(4m));
        var campaign = Domain.Campaigns.Campaign.Create(Tenant, "Europe", now);
        var link = Domain.Campaigns.Link.Create(Tenant, campaign.Id, publisher.Id, "c" + Guid.NewGuid().ToString("N")[..12], new Dictionary<string, string>(), now);
        context.AddRange(advertiser, publisher, offer, campaign, link);
        (Advertiser, Publisher, Offer, Campaign, Link) = (advertiser.Id, publisher.Id, offer.Id, campaign.Id, link.Id);
    }
}
