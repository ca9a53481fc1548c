using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Host.Demo;

/// <summary>Makes up clicks as they come in life: more in the evening, fewer on Sundays, a little more every week.</summary>
internal sealed class DemoTraffic(DemoSetup setup, CampaignSnapshot snapshot, Random random)
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(DemoWorld.TimeZone);

    private readonly Dictionary<string, LinkEntry> _links = setup.Links.ToDictionary(link => link.Code, link => snapshot.Links[link.Code]);

    private readonly Lots _rotation = new(random);

    /// <summary>The clicks of one of the tenant's days up to <paramref name="now"/>, in order of time.</summary>
    public IReadOnlyList<Click> ClicksOf(DateOnly day, int daysAgo, DateTimeOffset now)
    {
        var weekday = day.DayOfWeek switch { DayOfWeek.Sunday => 0.66, DayOfWeek.Saturday => 0.78, DayOfWeek.Monday => 1.08, _ => 1.0 };
        var growth = 1.0 - (daysAgo * 0.009);
        var count = (int)(DemoWorld.ClicksADay * weekday * growth * (0.93 + (random.NextDouble() * 0.14)));
        var midnight = TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), Zone);
        return [.. Enumerable.Range(0, count)
            .Select(_ => new DateTimeOffset(midnight, TimeSpan.Zero) + TimeOfDay())
            .Where(at => at < now)
            .Order()
            .Select(at => ClickAt(at, day))];
    }

    private TimeSpan TimeOfDay()
    {
        // Two humps, at noon and in the evening, over a flat night.
        var hour = random.NextDouble() switch
        {
            < 0.12 => random.NextDouble() * 24,
            < 0.45 => 12 + (Bell() * 3),
            _ => 19.5 + (Bell() * 2.4),
        };
        return TimeSpan.FromHours(Math.Clamp(hour, 0, 23.99)) + TimeSpan.FromMilliseconds(random.Next(1000));
    }

    private Click ClickAt(DateTimeOffset at, DateOnly day)
    {
        var publisher = setup.Publishers[Pick(DemoWorld.Publishers, each => each.Share)];
        var campaign = setup.Campaigns[random.Next(setup.Campaigns.Count)];
        var link = _links[setup.Links.First(each => each.PublisherId == publisher.Id && each.CampaignId == campaign.Id).Code];
        var target = new ClickTarget(link.Campaign.Tenant, link.Publisher, link, link.Campaign, null);
        var parameters = new ClickParameters
        {
            Subs = [Subs[random.Next(Subs.Length)]],
            ClickRef = $"{publisher.Name[..2].ToLowerInvariant()}-{random.NextInt64(0x10_0000_0000):x9}",
            Source = DemoWorld.Sources[random.Next(DemoWorld.Sources.Length)],
        };
        var visitor = VisitorOf();
        var facts = new ClickFacts(visitor, Address: null, parameters, publisher.Id, at, target.Tenant.TimeZone, VisitHistory.None);
        var decision = ClickRouter.Decide(target, facts, _rotation, OpenCaps.Instance);
        var id = ClickId.New(at);
        return new Click
        {
            Id = id,
            TenantId = setup.Tenant,
            LinkId = link.Id,
            CampaignId = link.Campaign.Id,
            OfferId = decision.Offer?.Id,
            AdvertiserId = decision.Offer?.Advertiser,
            LandingPageId = decision.Landing?.Id,
            PublisherId = publisher.Id,
            Currency = decision.Offer?.Currency ?? target.Tenant.Currency,
            Verdict = decision.Verdict,
            Reason = decision.Reason,
            Destination = decision.Location?.Render(new DestinationValues(id, at, target, decision.Offer, parameters, visitor)) ?? string.Empty,
            Flags = random.Next(60) == 0 ? ClickFlags.Bot : ClickFlags.None,
            Parameters = parameters,
            Visitor = visitor,
            Day = day,
            SnapshotVersion = snapshot.Version,
            Trail = decision.Trail,
        };
    }

    private Visitor VisitorOf()
    {
        var place = DemoWorld.Places[Pick(DemoWorld.Places, each => each.Share)];
        var device = DemoWorld.Devices[Pick(DemoWorld.Devices, each => each.Share)];
        var agent = UserAgent.Parse(device.Agent);
        // One in nine has been here before today.
        var key = new byte[16];
        new Random(random.Next(9) == 0 ? random.Next(40) : random.Next()).NextBytes(key);
        return new Visitor
        {
            Address = $"{random.Next(60, 95)}.{random.Next(256)}.{random.Next(256)}.0",
            UserAgent = device.Agent,
            Key = key,
            Country = place.Country,
            City = place.City,
            Device = agent.Device.Name(),
            Brand = agent.Brand.Length == 0 ? null : agent.Brand,
            Os = agent.Os,
            OsVersion = agent.OsVersion,
            Browser = agent.Browser,
            BrowserVersion = agent.BrowserVersion,
            Language = place.Country switch { "NL" => "nl-NL", "SE" => "sv-SE", "PL" => "pl-PL", "US" => "en-US", _ => "de-DE" },
        };
    }

    private static readonly string[] Subs = ["home", "top-list", "article-17", "banner-a", "banner-b", "mail-46", "mail-47"];

    private double Bell() => random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5;

    private int Pick<T>(IReadOnlyList<T> choices, Func<T, int> share)
    {
        var ticket = random.Next(choices.Sum(share));
        for (var index = 0; index < choices.Count; index++)
        {
            ticket -= share(choices[index]);
            if (ticket < 0)
            {
                return index;
            }
        }

        return choices.Count - 1;
    }

    // Drawn from the same seed as all else, so that the demo is the same every time.
    private sealed class Lots(Random random) : IRotation
    {
        public ulong Next(CampaignId campaign, int route, ulong offers) => (ulong)random.NextInt64(int.MaxValue);

        public ulong NextLanding(OfferId offer) => (ulong)random.NextInt64(int.MaxValue);
    }
}
