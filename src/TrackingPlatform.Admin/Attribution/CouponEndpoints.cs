using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Attribution;

/// <summary>Coupons in the REST API.</summary>
internal static class CouponEndpoints
{
    public static void MapCoupons(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/coupons").WithTags("Coupons");
        routes.MapGet("", ListAsync).WithName("ListCoupons").WithSummary("Lists coupons by their code").Produces<ListPage<CouponDetails>>();
        routes.MapPost("", CreateAsync).WithName("CreateCoupon").WithSummary("Adds a coupon").Accepts<CouponDraft>("application/json").Produces<CouponDetails>(StatusCodes.Status201Created);
        routes.MapGet("/{coupon}", FindAsync).WithName("GetCoupon").WithSummary("Shows one coupon").Produces<CouponDetails>();
        routes.MapPut("/{coupon}", ReplaceAsync).WithName("ReplaceCoupon").WithSummary("Replaces a coupon; what is booked keeps its publisher").Accepts<CouponDraft>("application/json").Produces<CouponDetails>();
        routes.MapDelete("/{coupon}", RemoveAsync).WithName("RemoveCoupon").WithSummary("Removes a coupon; what is booked keeps its publisher").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] ListParameters list, string? publisher, string? advertiser, string? offer, string? code, CurrentActor who, CouponCatalog coupons, CancellationToken cancellationToken)
    {
        var request = list.ToRequest(("publisher", publisher), ("advertiser", advertiser), ("offer", offer), ("code", code));
        return (await coupons.ListAsync(await who.GetAsync(), request, cancellationToken)).ToResult(page => Results.Json(page, AdminJson.Default.ListPageCouponDetails));
    }

    private static async Task<IResult> CreateAsync(HttpContext http, CurrentActor who, CouponCatalog coupons, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.CouponDraft, draft => coupons.CreateAsync(actor, draft, cancellationToken));
        return outcome.ToResult(coupon =>
        {
            http.Response.Headers.Location = $"{ApiRoutes.Prefix}/coupons/{coupon.Id}";
            return Show(http, coupon, StatusCodes.Status201Created);
        });
    }

    private static async Task<IResult> FindAsync(string coupon, HttpContext http, CurrentActor who, CouponCatalog coupons, CancellationToken cancellationToken) =>
        (await coupons.FindAsync(await who.GetAsync(), Coupon(coupon), cancellationToken)).ToResult(found => Show(http, found));

    private static async Task<IResult> ReplaceAsync(string coupon, HttpContext http, CurrentActor who, CouponCatalog coupons, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.CouponDraft, draft => coupons.ReplaceAsync(actor, Coupon(coupon), draft, EntityTag.Expected(http), cancellationToken));
        return outcome.ToResult(replaced => Show(http, replaced));
    }

    private static async Task<IResult> RemoveAsync(string coupon, CurrentActor who, CouponCatalog coupons, CancellationToken cancellationToken) =>
        (await coupons.RemoveAsync(await who.GetAsync(), Coupon(coupon), cancellationToken)).ToResult(_ => Results.NoContent());

    private static IResult Show(HttpContext http, CouponDetails coupon, int statusCode = StatusCodes.Status200OK)
    {
        EntityTag.Show(http, coupon.Version);
        return Results.Json(coupon, AdminJson.Default.CouponDetails, statusCode: statusCode);
    }

    // What is no id at all is not found, like an id that nothing has.
    private static CouponId Coupon(string text) => EntityId.TryParse<CouponId>(text, out var id) ? id : default;
}
