using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Tenancy;

namespace TrackingPlatform.Admin.Amounts;

/// <summary>Rates of exchange in the REST API.</summary>
internal static class RateEndpoints
{
    private const int MostBytes = 1024 * 1024;

    public static void MapRates(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/rates").WithTags("Exchange rates");
        routes.MapGet("", ListAsync).WithName("ListRates").WithSummary("Lists rates by pair, the newest first").Produces<ListPage<RateDetails>>();
        routes.MapPost("", SetAsync).WithName("SetRate").WithSummary("Stores a rate; one of the same pair and moment gives way").Accepts<RateDraft>("application/json").Produces<RateDetails>();
        routes.MapPost("/import", ImportAsync).WithName("ImportRates").WithSummary("Stores the rates of a CSV file, all or none").Accepts<string>("text/csv").Produces<RatesStored>();
        routes.MapGet("/source", SourceAsync).WithName("GetRateSource").WithSummary("Shows where rates are fetched, and how that went").Produces<RateSourceDetails>();
        routes.MapPut("/source", SetSourceAsync).WithName("SetRateSource").WithSummary("Sets where rates are fetched, at once and then every six hours").Accepts<RateSourceDraft>("application/json").Produces<RateSourceDetails>();
        routes.MapPost("/source/fetch", FetchAsync).WithName("FetchRates").WithSummary("Has the rates fetched now").Produces<RateSourceDetails>();
        routes.MapDelete("/source", RemoveSourceAsync).WithName("RemoveRateSource").WithSummary("Fetches no more; the rates stay").Produces(StatusCodes.Status204NoContent);
        routes.MapDelete("", RemoveAsync).WithName("RemoveRate").WithSummary("Removes a rate; what is booked keeps it").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ListAsync([AsParameters] ListParameters list, string? @base, string? quote, CurrentActor who, CurrencyRates rates, CancellationToken cancellationToken) =>
        (await rates.ListAsync(await who.GetAsync(), list.ToRequest(("base", @base), ("quote", quote)), cancellationToken))
            .ToResult(page => Results.Json(page, AdminJson.Default.ListPageRateDetails));

    private static async Task<IResult> SetAsync(HttpContext http, CurrentActor who, CurrencyRates rates, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.RateDraft, draft => rates.SetAsync(actor, draft, cancellationToken));
        return outcome.ToResult(rate => Results.Json(rate, AdminJson.Default.RateDetails));
    }

    private static async Task<IResult> ImportAsync(HttpContext http, CurrentActor who, CurrencyRates rates, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        if (await TextAsync(http.Request, cancellationToken) is not { } csv)
        {
            throw new BadHttpRequestException("A file of rates has at most 1 MiB.", StatusCodes.Status413PayloadTooLarge);
        }

        return (await rates.ImportAsync(actor, csv, cancellationToken)).ToResult(stored => Results.Json(new RatesStored(stored), AdminJson.Default.RatesStored));
    }

    private static async Task<IResult> RemoveAsync(string? @base, string? quote, string? valid_from, CurrentActor who, CurrencyRates rates, CancellationToken cancellationToken) =>
        valid_from is null
            ? ApiProblem.NotFound()
            : (await rates.RemoveAsync(await who.GetAsync(), new RateDraft { Base = @base, Quote = quote, ValidFrom = valid_from }, cancellationToken)).ToResult(_ => Results.NoContent());

    private static async Task<IResult> SourceAsync(CurrentActor who, RateSources sources, CancellationToken cancellationToken) =>
        (await sources.FindAsync(await who.GetAsync(), cancellationToken)).ToResult(source => Results.Json(source, AdminJson.Default.RateSourceDetails));

    private static async Task<IResult> SetSourceAsync(HttpContext http, CurrentActor who, RateSources sources, CancellationToken cancellationToken)
    {
        var actor = await who.GetAsync();
        var body = await DraftBody.ReadAsync(http.Request, cancellationToken);
        var outcome = await DraftBody.UseAsync(body, AdminJson.Default.RateSourceDraft, draft => sources.SetAsync(actor, draft, cancellationToken));
        return outcome.ToResult(source => Results.Json(source, AdminJson.Default.RateSourceDetails));
    }

    private static async Task<IResult> FetchAsync(CurrentActor who, RateSources sources, CancellationToken cancellationToken) =>
        (await sources.HurryAsync(await who.GetAsync(), cancellationToken)).ToResult(source => Results.Json(source, AdminJson.Default.RateSourceDetails));

    private static async Task<IResult> RemoveSourceAsync(CurrentActor who, RateSources sources, CancellationToken cancellationToken) =>
        (await sources.RemoveAsync(await who.GetAsync(), cancellationToken)).ToResult(_ => Results.NoContent());

    private static async Task<string?> TextAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var text = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            text.Write(buffer, 0, read);
            if (text.Length > MostBytes)
            {
                return null;
            }
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }
}
