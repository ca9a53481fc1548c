using System.Security.Cryptography;
using System.Text;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Privacy;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Host.Demo;

/// <summary>What was set up for the demo.</summary>
internal sealed record DemoSetup(TenantId Tenant, IReadOnlyList<Offer> Offers, IReadOnlyList<Publisher> Publishers, IReadOnlyList<Campaign> Campaigns, IReadOnlyList<Link> Links)
{
    /// <summary>Makes advertisers, offers, publishers, campaigns, a link for every pair, and postback templates, as if a month ago.</summary>
    public static async Task<DemoSetup> MakeAsync(TenantScope scope, SecretBox secrets, TenantId tenant, DateTimeOffset when, CancellationToken cancellationToken) =>
        await scope.RunAsync(
            tenant,
            async (context, token) =>
            {
                var currency = Currency.Of(DemoWorld.Currency);
                var advertisers = DemoWorld.Offers.Select(each => AdvertiserOf(tenant, each.Advertiser, secrets, when)).ToList();
                var offers = DemoWorld.Offers.Select((each, index) => OfferOf(tenant, each, advertisers[index].Id, currency, when)).ToList();
                var publishers = DemoWorld.Publishers.Select(each => PublisherOf(tenant, each, when)).ToList();
                var campaigns = DemoWorld.Campaigns.Select(each => CampaignOf(tenant, each, offers, when)).ToList();
                DemoRouting.Apply(campaigns, offers, when);
                context.AddRange(advertisers);
                context.AddRange(publishers);
                await context.SaveChangesAsync(token);
                context.AddRange(offers);
                context.AddRange(campaigns);
                await context.SaveChangesAsync(token);
                var links = campaigns.SelectMany((campaign, row) => publishers.Select((publisher, column) => LinkOf(tenant, campaign, publisher, row, column, when))).ToList();
                context.AddRange(links);
                context.AddRange(DemoRouting.Exceptions(tenant, publishers, offers, when));
                context.AddRange(publishers.Zip(DemoWorld.Publishers).Where(pair => pair.Second.Postback is not null).Select(pair => TemplateOf(tenant, pair.First, pair.Second, when)));
                await context.SaveChangesAsync(token);
                return new DemoSetup(tenant, offers, publishers, campaigns, links);
            },
            cancellationToken);

    private static Advertiser AdvertiserOf(TenantId tenant, string name, SecretBox secrets, DateTimeOffset when)
    {
        var token = Encoding.UTF8.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)));
        var advertiser = Advertiser.Create(tenant, name, when);
        advertiser.SetPostbackToken(secrets.Seal(SecretPurpose.PostbackToken, token, RandomNumberGenerator.GetBytes(SecretBox.NonceSize)), SHA256.HashData(token), when);
        return advertiser;
    }

    private static Offer OfferOf(TenantId tenant, DemoWorld.Offer plan, AdvertiserId advertiser, Currency currency, DateTimeOffset when)
    {
        var offer = Offer.Create(tenant, advertiser, currency, when);
        var host = plan.Advertiser.ToLowerInvariant().Replace(' ', '-');
        offer.Describe(
            plan.Name, $"https://www.{host}.example/start?tid={{click_id}}&pub={{publisher_id}}&src={{source|none}}", Offer.DefaultAttributionWindow,
            $"https://www.{host}.example/", EntityStatus.Active, when);
        var first = offer.AddEvent(plan.Event, when);
        first.SetPrices(
            (plan.Percent is { } share ? Price.PercentOf(share.Payout) : Price.Fixed(plan.Payout)).With([.. plan.Basket.Select(each => new CategoryPrice(each.Category, Price.PercentOf(each.Percent.Payout)))]),
            (plan.Percent is { } cut ? Price.PercentOf(cut.Revenue) : Price.Fixed(plan.Revenue)).With([.. plan.Basket.Select(each => new CategoryPrice(each.Category, Price.PercentOf(each.Percent.Revenue)))]));
        first.Describe(plan.Event, plan.Event is "lead" or "quote" ? ConversionStatus.Pending : ConversionStatus.Approved, 0);
        offer.SetDefaultEvent(first);
        return offer;
    }

    private static Publisher PublisherOf(TenantId tenant, DemoWorld.Publisher plan, DateTimeOffset when)
    {
        var publisher = Publisher.Create(tenant, plan.Name, when);
        publisher.Describe(plan.Name, null, $"partners@{plan.Name.ToLowerInvariant().Replace(' ', '-')}.example", PublisherStatus.Active, when);
        return publisher;
    }

    private static Campaign CampaignOf(TenantId tenant, DemoWorld.Campaign plan, List<Offer> offers, DateTimeOffset when)
    {
        var campaign = Campaign.Create(tenant, plan.Name, when);
        campaign.Route([.. plan.Offers.Select(share => (offers[share.Offer].Id, share.Weight))], when);
        return campaign;
    }

    private static Link LinkOf(TenantId tenant, Campaign campaign, Publisher publisher, int row, int column, DateTimeOffset when)
    {
        var code = $"{campaign.Name.Split(' ')[0].ToLowerInvariant()}-{publisher.Name.Split(' ')[0].ToLowerInvariant()}";
        return Link.Create(tenant, campaign.Id, publisher.Id, code, row == column ? new Dictionary<string, string> { ["source"] = "guide" } : [], when);
    }

    private static PostbackTemplate TemplateOf(TenantId tenant, Publisher publisher, DemoWorld.Publisher plan, DateTimeOffset when)
    {
        var template = PostbackTemplate.Create(tenant, publisher.Id, when);
        // Written above and without mistakes; Require says so if not.
        var request = CompiledRequest.Parse(new RequestTemplate(plan.Postback!, "GET", new Dictionary<string, string>(), null, null), allowPrivateNetworks: false).Require();
        template.Describe($"{plan.Name} postback", EntityStatus.Active, when);
        template.Revise(request.Source, PostbackUrl.Parse(plan.Postback!, allowPrivateNetworks: false).Require().Endpoint, when);
        return template;
    }
}
