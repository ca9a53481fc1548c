using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Data.Conversions;

/// <summary>From a page before its offer a visitor may have gone on to further offers under the same click id: a postback about one of those is about that offer.</summary>
internal static class FurtherOffer
{
    private const string LedToSql =
        """
        select offer.id from click_throughs through join offers offer on offer.tenant_id = through.tenant_id and offer.id = through.offer_id
        where through.tenant_id = $1 and through.click_id = $2 and through.reason = '' and offer.advertiser_id = $3 and ($4::uuid is null or offer.id = $4)
        order by through.at desc limit 1
        """;

    /// <summary>The context with the offer that the sender means, if the visitor was led to it; otherwise as it is.</summary>
    public static async Task<BookingContext> FollowAsync(
        NpgsqlConnection connection, Posting posting, PostbackClaim claim, BookingContext context, CancellationToken cancellationToken)
    {
        if (context.Click is not { LandingPageId: not null } click)
        {
            return context;
        }

        var isMeant = click.AdvertiserId == posting.Advertiser && (claim.Offer is null || claim.Offer == context.Offer?.Id);
        if (isMeant || await LedToAsync(connection, posting, click.Id, claim.Offer, cancellationToken) is not { } id)
        {
            return context;
        }

        return await BookingReads.ReadOfferAsync(connection, posting.Tenant, id, cancellationToken) is ({ } offer, var zone)
            ? context with { Earner = context.Earner with { Click = click with { OfferId = offer.Id, AdvertiserId = offer.AdvertiserId } }, Offer = offer, Zone = zone }
            : context;
    }

    private static async Task<OfferId?> LedToAsync(NpgsqlConnection connection, Posting posting, ClickId click, OfferId? meant, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Add(LedToSql).Uuid(posting.Tenant.Value).Uuid(click.Value).Uuid(posting.Advertiser.Value).Uuid(meant?.Value);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken) ? new OfferId(rows.GetGuid(0)) : null;
    }
}
