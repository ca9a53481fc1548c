using TrackingPlatform.Data.Clicks;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Clicks;

/// <summary>A click as the API shows it.</summary>
internal sealed record ClickDetails
{
    public required ClickId ClickId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required ClickVerdict Verdict { get; init; }

    /// <summary>Why it was refused.</summary>
    public string? Reason { get; init; }

    /// <summary>Where the visitor was sent; null for the plain page.</summary>
    public string? Destination { get; init; }

    /// <summary>Null for the long forms.</summary>
    public LinkId? Link { get; init; }

    public string? LinkCode { get; init; }

    public CampaignId? Campaign { get; init; }

    public string? CampaignName { get; init; }

    public OfferId? Offer { get; init; }

    public string? OfferName { get; init; }

    public AdvertiserId? Advertiser { get; init; }

    public string? AdvertiserName { get; init; }

    public required PublisherId Publisher { get; init; }

    public string? PublisherName { get; init; }

    /// <summary><c>sub1</c>…<c>sub10</c> in order, null where not given; shorter when the last ones are missing.</summary>
    public required IReadOnlyList<string?> Subs { get; init; }

    public string? ClickRef { get; init; }

    public string? Source { get; init; }

    public string? Creative { get; init; }

    /// <summary>As the link said it.</summary>
    public string? Landing { get; init; }

    /// <summary>The landing page that was shown.</summary>
    public LandingPageId? LandingPage { get; init; }

    public string? Cost { get; init; }

    /// <summary>What else the link carried.</summary>
    public required IReadOnlyList<ParameterDetails> Params { get; init; }

    public string? Country { get; init; }

    public string? Region { get; init; }

    public string? City { get; init; }

    /// <summary>Number of the autonomous system.</summary>
    public long? Asn { get; init; }

    /// <summary>Who runs the visitor's network.</summary>
    public string? Isp { get; init; }

    /// <summary><c>broadband</c>, <c>cellular</c>, <c>corporate</c>, <c>satellite</c>, <c>dialup</c> or <c>hosting</c>.</summary>
    public string? Connection { get; init; }

    public string? Device { get; init; }

    /// <summary>Who made the device.</summary>
    public string? Brand { get; init; }

    public string? Os { get; init; }

    public string? OsVersion { get; init; }

    public string? Browser { get; init; }

    public string? BrowserVersion { get; init; }

    public string? Language { get; init; }

    public string? Referrer { get; init; }

    /// <summary>Cut to its network.</summary>
    public string? Address { get; init; }

    public string? UserAgent { get; init; }

    /// <summary>What is remarkable about it, such as <c>prefetch</c> or <c>bot</c>.</summary>
    public required IReadOnlyList<string> Flags { get; init; }

    /// <summary>The first of its visitor on this link and day.</summary>
    public required bool Unique { get; init; }

    /// <summary>What came of it, oldest first.</summary>
    public required IReadOnlyList<ConversionId> Conversions { get; init; }

    /// <summary>What routing looked at, what it saw and what followed.</summary>
    public required IReadOnlyList<RoutingStep> Rules { get; init; }

    /// <summary>The version of the set-up that decided.</summary>
    public required long SettingsVersion { get; init; }

    public required long JournalSequence { get; init; }

    public static ClickDetails Of(ClickEntry entry)
    {
        var (click, visitor, parameters) = (entry.Click, entry.Click.Visitor, entry.Click.Parameters);
        return new ClickDetails
        {
            ClickId = click.Id,
            At = click.At,
            Verdict = click.Verdict,
            Reason = click.Reason,
            Destination = click.Destination.Length == 0 ? null : click.Destination,
            Link = click.LinkId,
            LinkCode = entry.LinkCode,
            Campaign = click.CampaignId,
            CampaignName = entry.CampaignName,
            Offer = click.OfferId,
            OfferName = entry.OfferName,
            Advertiser = click.AdvertiserId,
            AdvertiserName = entry.AdvertiserName,
            Publisher = click.PublisherId,
            PublisherName = entry.PublisherName,
            Subs = parameters.Subs,
            ClickRef = parameters.ClickRef,
            Source = parameters.Source,
            Creative = parameters.Creative,
            Landing = parameters.Landing,
            LandingPage = click.LandingPageId,
            Cost = parameters.Cost,
            Params = ParameterDetails.Of(parameters.Others),
            Country = visitor.Country,
            Region = visitor.Region,
            City = visitor.City,
            Asn = visitor.Asn,
            Isp = visitor.Isp,
            Connection = visitor.Connection,
            Device = visitor.Device,
            Brand = visitor.Brand,
            Os = visitor.Os,
            OsVersion = visitor.OsVersion,
            Browser = visitor.Browser,
            BrowserVersion = visitor.BrowserVersion,
            Language = visitor.Language,
            Referrer = visitor.Referrer,
            Address = visitor.Address,
            UserAgent = visitor.UserAgent,
            Flags = [.. ClickWords.FlagsOf(click.Flags).Select(WireName<ClickFlags>.Of)],
            Unique = entry.IsUnique,
            Conversions = entry.Conversions,
            Rules = entry.Steps,
            SettingsVersion = click.SnapshotVersion,
            JournalSequence = entry.JournalSequence,
        };
    }
}
