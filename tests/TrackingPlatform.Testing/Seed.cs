using System.Security.Cryptography;
using System.Text;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Privacy;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Testing;

/// <summary>A small complete set-up; a test changes what it is about with <c>with</c> or an initialiser and leaves the rest.</summary>
public sealed record Seed
{
    /// <summary>Marks every name, so that two seeds of one tenant can be told apart.</summary>
    public string Name { get; init; } = "Acme";

    public string Currency { get; init; } = "USD";

    public string Destination { get; init; } = "https://shop.example/landing?click={click_id}";

    public string EventName { get; init; } = "sale";

    public Price Payout { get; init; } = Price.Fixed(2.50m);

    public Price Revenue { get; init; } = Price.Fixed(4m);

    /// <summary>Null makes a random one.</summary>
    public string? LinkCode { get; init; }

    public string PostbackUrl { get; init; } = "https://publisher.example/postback?cid={click_id}&payout={payout}";

    internal (object[] Rows, SeededTenant Seeded) For(TenantId tenant, SecretBox secrets, DateTimeOffset now)
    {
        var advertiser = Advertiser.Create(tenant, $"{Name} advertiser", now);
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));
        var cipher = secrets.Seal(SecretPurpose.PostbackToken, Encoding.UTF8.GetBytes(token), RandomNumberGenerator.GetBytes(SecretBox.NonceSize));
        advertiser.SetPostbackToken(cipher, SHA256.HashData(Encoding.UTF8.GetBytes(token)), now);

        var offer = Offer.Create(tenant, advertiser.Id, Domain.Amounts.Currency.Of(Currency), now);
        offer.Describe($"{Name} offer", Destination, Offer.DefaultAttributionWindow, null, EntityStatus.Active, now);
        var sale = offer.AddEvent(EventName, now);
        sale.SetPrices(Payout, Revenue);
        offer.SetDefaultEvent(sale);

        var publisher = Publisher.Create(tenant, $"{Name} publisher", now);
        var campaign = Campaign.Create(tenant, $"{Name} campaign", now);
        campaign.Route([(offer.Id, 100)], now);
        var code = LinkCode ?? Domain.Campaigns.LinkCode.From(RandomNumberGenerator.GetBytes(Domain.Campaigns.LinkCode.GeneratedLength));
        var link = Link.Create(tenant, campaign.Id, publisher.Id, code, new Dictionary<string, string>(), now);

        var template = PostbackTemplate.Create(tenant, publisher.Id, now);
        template.Describe($"{Name} template", EntityStatus.Active, now);
        template.Revise(new RequestTemplate(PostbackUrl, "GET", new Dictionary<string, string>(), null, null), new Uri(PostbackUrl.Split('?')[0]).GetLeftPart(UriPartial.Authority), now);

        var seeded = new SeededTenant
        {
            Id = tenant,
            Advertiser = advertiser.Id,
            PostbackToken = token,
            Offer = offer.Id,
            Event = sale.Id,
            Publisher = publisher.Id,
            Campaign = campaign.Id,
            Link = link.Id,
            LinkCode = code,
            Template = template.Id,
        };
        return ([advertiser, offer, publisher, campaign, link, template], seeded);
    }
}
