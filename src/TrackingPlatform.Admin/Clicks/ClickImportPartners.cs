using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Admin.Clicks;

/// <summary>A tenant's offers and publishers, found as a file of old clicks names them.</summary>
internal sealed class ClickImportPartners
{
    private readonly ILookup<string, OfferLine> _offers;
    private readonly ILookup<string, PublisherId> _publishers;
    private readonly TimeZoneInfo _zone;

    private ClickImportPartners(IEnumerable<OfferLine> offers, IEnumerable<(PublisherId Id, string? Ref)> publishers, TimeZoneInfo zone)
    {
        _offers = offers.SelectMany(offer => new[] { (Key: offer.Id.ToString(), Offer: offer), (Key: offer.Name, Offer: offer) })
            .ToLookup(each => each.Key, each => each.Offer, StringComparer.OrdinalIgnoreCase);
        _publishers = publishers.SelectMany(publisher => new[] { (Key: publisher.Id.ToString(), publisher.Id), (Key: publisher.Ref ?? "", publisher.Id) })
            .Where(each => each.Key.Length > 0)
            .ToLookup(each => each.Key, each => each.Id, StringComparer.OrdinalIgnoreCase);
        _zone = zone;
    }

    public static async Task<ClickImportPartners> ReadAsync(TenantDbContext context, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var offers = await context.Offers.AsNoTracking().Select(row => new OfferLine(row.Id, row.AdvertiserId, row.Name, row.Currency)).ToListAsync(cancellationToken);
        var publishers = await context.Publishers.AsNoTracking().Select(row => new { row.Id, row.Ref }).ToListAsync(cancellationToken);
        return new ClickImportPartners(offers, publishers.Select(row => (row.Id, row.Ref)), zone);
    }

    /// <summary>The one offer of this id or name; null when there is none, or more than one.</summary>
    public OfferLine? FindOffer(string? text) => _offers[text?.Trim() ?? ""].Distinct().Take(2).ToList() is [var only] ? only : null;

    /// <summary>The one publisher of this id or reference.</summary>
    public PublisherId? FindPublisher(string? text) => _publishers[text?.Trim() ?? ""].Distinct().Take(2).ToList() is [var only] ? only : null;

    /// <summary>The tenant's day of a moment.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, _zone).DateTime);

    internal sealed record OfferLine(OfferId Id, AdvertiserId Advertiser, string Name, Currency Currency);
}
