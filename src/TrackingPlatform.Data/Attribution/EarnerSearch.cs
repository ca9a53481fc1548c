using Npgsql;
using TrackingPlatform.Data.Clicks;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Attribution;

/// <summary>Looks for whoever earned what a postback reports that names more than its click, within the ledger's transaction.</summary>
internal sealed class EarnerSearch(Posting posting, PostbackClaim claim, AttributionRules rules, TemplateMacros macros)
{
    // More clicks of one customer than these are not looked at.
    private const int MostClicks = 200;

    // No window is longer, so no older click can count.
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(366);

    private const string BookedSql =
        """
        select offer_id, publisher_id, click_id from conversions
        where tenant_id = $1 and txn_id = $2 and advertiser_id = $3 and ($4::uuid is null or offer_id = $4)
        order by conversion_id desc limit 1
        """;

    private const string CouponSql =
        """
        select coupon.code, coupon.publisher_id, publisher.status, coupon.valid_from, coupon.valid_until, coupon.offer_id
        from coupons coupon join publishers publisher on publisher.tenant_id = coupon.tenant_id and publisher.id = coupon.publisher_id
        where coupon.tenant_id = $1 and coupon.advertiser_id = $2 and coupon.code_key = $3
        """;

    private const string PublisherSql =
        """
        select publisher.status, coalesce(access.status = 'approved' or (offer.visibility = 'public' and access.status is distinct from 'blocked'), false)
        from publishers publisher
        left join offers offer on offer.tenant_id = publisher.tenant_id and offer.id = $3
        left join publisher_access access on access.tenant_id = publisher.tenant_id and access.offer_id = offer.id and access.publisher_id = publisher.id
        where publisher.tenant_id = $1 and publisher.id = $2
        """;

    private const string CustomerSql =
        $"""
        select {ClickReading.Columns} from clicks where tenant_id = $1 and click_id >= $4 and click_id in (
            select click_id from customer_clicks where tenant_id = $1 and advertiser_id = $2 and customer = $3 and click_id >= $4
            order by click_id
        """ + " ";

    /// <summary>Looks and decides.</summary>
    /// <param name="connection">In the ledger's transaction.</param>
    /// <param name="named">The click it names with what belongs to it; null when there is none.</param>
    /// <param name="mayArrive">The click it names may still arrive.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The decision; what booking it needs, where there is anything to book; and the postback without a click id that does not count.</returns>
    public async Task<(AttributionOutcome Outcome, BookingContext? Context, PostbackClaim Claim)> FindAsync(
        NpgsqlConnection connection, BookingContext? named, bool mayArrive, CancellationToken cancellationToken)
    {
        var found = await LookAsync(connection, cancellationToken);
        if (found.Booked is { } booked)
        {
            return await KeepAsync(connection, booked, cancellationToken);
        }

        OfferId?[] offers = [found.Coupon?.BoundTo, claim.Offer, .. found.Clicks.Select(each => each.OfferId)];
        var terms = await BookingReads.ReadOffersAsync(connection, posting.Tenant, [.. offers.OfType<OfferId>().Distinct()], cancellationToken);
        var evidence = new AttributionEvidence
        {
            Named = named?.Click is { } click ? new Touchpoint(click, named.Offer) : null,
            MayArrive = mayArrive,
            Coupon = found.Coupon is { } coupon ? coupon with { Offer = Terms(coupon.BoundTo ?? claim.Offer) } : null,
            OfCustomer = [.. found.Clicks.Select(each => new Touchpoint(each, Terms(each.OfferId)))],
            Publisher = found.Publisher is { } publisher ? publisher with { Offer = Terms(claim.Offer) } : null,
        };
        return EarnerChoice.Decide(claim, posting.Advertiser, rules, evidence) switch
        {
            AttributionOutcome.Attributed { Earner: var earner } won when earner.Click is null || earner.Click.Id != named?.Click?.Id =>
                (won, await ReadContextAsync(connection, earner.Click?.Id, won.Offer.Id, earner.Publisher, cancellationToken), claim with { ClickId = null }),
            var outcome => (outcome, named, claim),
        };

        OfferTerms? Terms(OfferId? id) => id is { } offer ? terms.GetValueOrDefault(offer) : null;
    }

    private async Task<(AttributionOutcome Outcome, BookingContext? Context, PostbackClaim Claim)> KeepAsync(
        NpgsqlConnection connection, Booked booked, CancellationToken cancellationToken)
    {
        var context = await ReadContextAsync(connection, booked.Click, booked.Offer, booked.Publisher, cancellationToken);
        var offer = context.Offer ?? throw new InvalidOperationException($"The conversions of {claim.TransactionId} have lost their offer.");

        // Another click id than the one that earned it remains a conflict; where none earned it, the one named did not count then either.
        return (EarnerChoice.Keep(claim, posting.Advertiser, offer, context.Earner), context, booked.Click is null ? claim with { ClickId = null } : claim);
    }

    private Task<BookingContext> ReadContextAsync(NpgsqlConnection connection, ClickId? click, OfferId offer, PublisherId publisher, CancellationToken cancellationToken) =>
        BookingReads.ReadAsync(connection, posting.Tenant, click, offer, publisher, macros, cancellationToken);

    private async Task<Findings> LookAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var tenant = posting.Tenant.Value;
        var asked = rules.AskedOf(claim);
        var hasCustomer = asked.Contains(AttributionKey.UserId) && claim.Details.UserId is not null;
        await using var batch = connection.CreateBatch();
        batch.Add(BookedSql).Uuid(tenant).Text(claim.TransactionId).Uuid(posting.Advertiser.Value).Uuid(claim.Offer?.Value);
        batch.Add(CouponSql).Uuid(tenant).Uuid(posting.Advertiser.Value).Text(claim.Details.Coupon is { } code ? CouponCode.KeyOf(code) : null);
        batch.Add(PublisherSql).Uuid(tenant).Uuid(claim.Publisher?.Value).Uuid(claim.Offer?.Value);
        if (hasCustomer)
        {
            var direction = rules.Touch switch { CustomerTouch.LastClick => "desc", CustomerTouch.FirstClick => "asc" };
            batch.Add($"{CustomerSql}{direction} limit {MostClicks})").Uuid(tenant).Uuid(posting.Advertiser.Value).Bytes(CustomerClicks.KeyOf(claim.Details.UserId!)) // asked for, so it is there
                .Uuid(EntityId.FirstAt(claim.OccurredAt - LongestWindow));
        }

        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        var booked = await rows.ReadAsync(cancellationToken)
            ? new Booked(new OfferId(rows.GetGuid(0)), new PublisherId(rows.GetGuid(1)), rows.UuidOrNull(2) is { } click ? new ClickId(click) : null)
            : null;
        await rows.NextResultAsync(cancellationToken);
        var coupon = await rows.ReadAsync(cancellationToken)
            ? new CouponEvidence(
                rows.GetString(0), new PublisherId(rows.GetGuid(1)), BookingReads.Parse<PublisherStatus>(rows.GetString(2)),
                rows.IsDBNull(3) ? null : rows.Time(3), rows.IsDBNull(4) ? null : rows.Time(4), rows.UuidOrNull(5) is { } bound ? new OfferId(bound) : null, null)
            : null;
        await rows.NextResultAsync(cancellationToken);
        var publisher = await rows.ReadAsync(cancellationToken)
            ? new PublisherEvidence(BookingReads.Parse<PublisherStatus>(rows.GetString(0)), rows.GetBoolean(1), null)
            : null;
        return new Findings(booked, coupon, publisher, hasCustomer ? await ClicksAsync(rows, cancellationToken) : []);
    }

    private static async Task<List<Click>> ClicksAsync(NpgsqlDataReader rows, CancellationToken cancellationToken)
    {
        await rows.NextResultAsync(cancellationToken);
        var clicks = new List<Click>();
        while (await rows.ReadAsync(cancellationToken))
        {
            clicks.Add(ClickReading.Read(rows));
        }

        return clicks;
    }

    private sealed record Booked(OfferId Offer, PublisherId Publisher, ClickId? Click);

    private sealed record Findings(Booked? Booked, CouponEvidence? Coupon, PublisherEvidence? Publisher, IReadOnlyList<Click> Clicks);
}
