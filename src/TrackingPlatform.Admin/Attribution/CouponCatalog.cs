using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Attribution;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Admin.Attribution;

/// <summary>The tenant's coupons, for the page and the API alike.</summary>
public sealed class CouponCatalog(CouponBook book, SetupScope setup)
{
    /// <summary>Pages through the coupons by their code; filters <c>publisher</c>, <c>advertiser</c>, <c>offer</c>, which shows what counts for it, and <c>code</c>.</summary>
    public async Task<Outcome<ListPage<CouponDetails>>> ListAsync(Actor actor, ListRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        if (!actor.May(Permissions.Read))
        {
            return new Outcome<ListPage<CouponDetails>>.Forbidden(Permissions.Read);
        }

        var check = new DraftCheck();
        var filter = new CouponFilter(
            check.Filter<PublisherId>(request, "publisher"), check.Filter<AdvertiserId>(request, "advertiser"), check.Filter<OfferId>(request, "offer"),
            request.Filters.GetValueOrDefault("code") is { Length: > 0 } code ? code : null);
        check.Bounds(request);

        if (check.HasProblems)
        {
            return check.Refused<ListPage<CouponDetails>>();
        }

        var (coupons, total) = await book.ListAsync(actor.TenantId, filter, request.Offset, request.Limit, cancellationToken);
        return new Outcome<ListPage<CouponDetails>>.Done(ListPage<CouponDetails>.Of(request, [.. coupons.Select(CouponDetails.Of)], total));
    }

    /// <summary>One coupon.</summary>
    public async Task<Outcome<CouponDetails>> FindAsync(Actor actor, CouponId id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return !actor.May(Permissions.Read) ? new Outcome<CouponDetails>.Forbidden(Permissions.Read)
            : await book.FindAsync(actor.TenantId, id, cancellationToken) is { } found ? new Outcome<CouponDetails>.Done(CouponDetails.Of(found))
            : new Outcome<CouponDetails>.NotFound();
    }

    /// <summary>Adds one.</summary>
    public async Task<Outcome<CouponDetails>> CreateAsync(Actor actor, CouponDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(draft);
        return actor.May(Permissions.Write)
            ? await PutAsync(actor, CouponId.New(setup.Now), null, draft, null, cancellationToken)
            : new Outcome<CouponDetails>.Forbidden(Permissions.Write);
    }

    /// <summary>Replaces one, if it is still the version that was read where that is said. What is booked keeps its publisher.</summary>
    public async Task<Outcome<CouponDetails>> ReplaceAsync(Actor actor, CouponId id, CouponDraft draft, uint? expected, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(draft);
        return !actor.May(Permissions.Write) ? new Outcome<CouponDetails>.Forbidden(Permissions.Write)
            : await book.FindAsync(actor.TenantId, id, cancellationToken) is { } current ? await PutAsync(actor, id, current, draft, expected, cancellationToken)
            : new Outcome<CouponDetails>.NotFound();
    }

    /// <summary>Removes one. What is booked keeps its publisher.</summary>
    public async Task<Outcome<bool>> RemoveAsync(Actor actor, CouponId id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return !actor.May(Permissions.Write) ? new Outcome<bool>.Forbidden(Permissions.Write)
            : await book.RemoveAsync(actor.TenantId, id, cancellationToken) ? new Outcome<bool>.Done(true)
            : new Outcome<bool>.NotFound();
    }

    private async Task<Outcome<CouponDetails>> PutAsync(Actor actor, CouponId id, StoredCoupon? current, CouponDraft draft, uint? expected, CancellationToken cancellationToken)
    {
        var check = new DraftCheck();
        var coupon = await ReadAsync(actor, id, current, draft, check, cancellationToken);
        if (coupon is null || check.HasProblems)
        {
            return check.Refused<CouponDetails>();
        }

        switch (await book.PutAsync(actor.TenantId, coupon, expected, cancellationToken))
        {
            case CouponPut.Taken:
                check.Refuse("code", "taken", "The advertiser has a coupon of this code already, if perhaps in other capitals; change that one or choose another code.");
                return check.Refused<CouponDetails>();
            case CouponPut.Stale:
                return new Outcome<CouponDetails>.Conflict(ConflictReasons.VersionConflict, "It has changed since you read it; load it again.");
            default:
                return await FindAsync(actor, id, cancellationToken);
        }
    }

    private async Task<StoredCoupon?> ReadAsync(Actor actor, CouponId id, StoredCoupon? current, CouponDraft draft, DraftCheck check, CancellationToken cancellationToken)
    {
        check.NoOthers(draft.Others);
        var code = check.Text("code", draft.Code, CouponCode.Longest);
        if (string.IsNullOrWhiteSpace(draft.Code))
        {
            check.Refuse("code", "required", $"Give the code that shoppers type, 1 to {CouponCode.Longest} characters.");
        }

        var publisher = check.Id<PublisherId>("publisher", draft.Publisher, "publisher");
        OfferId? offer = string.IsNullOrWhiteSpace(draft.Offer) ? null : check.Id<OfferId>("offer", draft.Offer, "offer");
        AdvertiserId? named = string.IsNullOrWhiteSpace(draft.Advertiser) ? null : check.Id<AdvertiserId>("advertiser", draft.Advertiser, "advertiser");
        var (from, until) = (Time("from", draft.From, check), Time("until", draft.Until, check));
        if (from >= until)
        {
            check.Refuse("until", "invalid", "It ends before it begins; give a later end.");
        }

        if (offer is null && named is null && !check.HasProblems)
        {
            check.Refuse("offer", "required", "Name the offer it counts for, or the advertiser where it counts for every offer of it.");
        }

        if (check.HasProblems || code is null || publisher is not { } owner)
        {
            return null;
        }

        var advertiser = await KnowAsync(actor, owner, offer, named, check, cancellationToken);
        check.Unchanged("advertiser", advertiser?.ToString(), current?.Advertiser.ToString() ?? advertiser?.ToString() ?? "", "A coupon stays with its advertiser; add another one there.");
        return advertiser is not { } whose ? null : new StoredCoupon
        {
            Id = id,
            Code = code,
            Advertiser = whose,
            Offer = offer,
            Publisher = owner,
            From = from,
            Until = until,
            ChangedAt = setup.Now,
        };
    }

    // Whose coupon it is; null when anything named is not there.
    private async Task<AdvertiserId?> KnowAsync(
        Actor actor, PublisherId publisher, OfferId? offer, AdvertiserId? named, DraftCheck check, CancellationToken cancellationToken)
    {
        AdvertiserId? advertiser = null;
        await setup.ReadAsync<bool>(
            actor,
            async (context, token) =>
            {
                check.MustServe(!await context.Publishers.AnyAsync(row => row.Id == publisher, token), false, "publisher", PublisherId.Prefix);
                if (offer is { } one)
                {
                    advertiser = await context.Offers.Where(row => row.Id == one).Select(row => (AdvertiserId?)row.AdvertiserId).FirstOrDefaultAsync(token);
                    check.MustServe(advertiser is null, false, "offer", OfferId.Prefix);
                    if (advertiser is not null && named is not null && named != advertiser)
                    {
                        check.Refuse("offer", "invalid", "The offer is another advertiser's; leave the advertiser out or choose one of its offers.");
                    }
                }
                else
                {
                    advertiser = await context.Advertisers.Where(row => row.Id == named).Select(row => (AdvertiserId?)row.Id).FirstOrDefaultAsync(token);
                    check.MustServe(advertiser is null, false, "advertiser", AdvertiserId.Prefix);
                }

                return new Outcome<bool>.Done(true);
            },
            cancellationToken);
        return check.HasProblems ? null : advertiser;
    }

    private static DateTimeOffset? Time(string field, string? text, DraftCheck check)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        }

        if (PostbackTime.TryParse(text.Trim(), out var time))
        {
            return time;
        }

        check.Refuse(field, "invalid", "A date such as 2026-03-01, or RFC 3339 with an offset.");
        return null;
    }
}
