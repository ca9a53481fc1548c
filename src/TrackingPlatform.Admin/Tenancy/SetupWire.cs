using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Tenancy;

/// <summary>How things of one kind come in from and go out to the API: drafts in bodies, details with their <c>ETag</c>.</summary>
internal sealed class SetupWire<TDraft, TDetails>(string path, JsonTypeInfo<TDraft> draftType, JsonTypeInfo<TDetails> detailsType, JsonTypeInfo<ListPage<TDetails>> pageType)
    where TDetails : ISetupDetails<TDraft>
{
    private const int PatchAttempts = 5;

    public static TId Id<TId>(string text)
        where TId : struct, IEntityId<TId> =>
        // What is no id at all is not found, like an id that nothing has.
        EntityId.TryParse<TId>(text, out var id) ? id : default;

    public IResult Page(Outcome<ListPage<TDetails>> outcome) => outcome.ToResult(page => Results.Json(page, pageType));

    public IResult Item(HttpContext http, Outcome<TDetails> outcome) => outcome.ToResult(details =>
    {
        EntityTag.Show(http, details.Version);
        return Results.Json(details, detailsType);
    });

    public async Task<IResult> CreateAsync(HttpContext http, Func<TDraft, Task<Outcome<TDetails>>> create)
    {
        var outcome = await WithDraftAsync(await DraftBody.ReadAsync(http.Request, http.RequestAborted), create);
        return outcome.ToResult(details =>
        {
            EntityTag.Show(http, details.Version);
            http.Response.Headers.Location = $"{ApiRoutes.Prefix}/{path}/{details.Key}";
            return Results.Json(details, detailsType, statusCode: StatusCodes.Status201Created);
        });
    }

    public async Task<IResult> ReplaceAsync(HttpContext http, Func<TDraft, uint?, Task<Outcome<TDetails>>> update)
    {
        var body = await DraftBody.ReadAsync(http.Request, http.RequestAborted);
        return Item(http, await WithDraftAsync(body, draft => update(draft, EntityTag.Expected(http))));
    }

    /// <summary>Merges the body into what is there. Without <c>If-Match</c> a change in between is merged into once more, and never overwritten.</summary>
    public async Task<IResult> PatchAsync(HttpContext http, Func<Task<Outcome<TDetails>>> find, Func<TDraft, uint?, Task<Outcome<TDetails>>> update)
    {
        var patch = await DraftBody.ReadAsync(http.Request, http.RequestAborted);
        var expected = EntityTag.Expected(http);
        for (var attempt = 1; ; attempt++)
        {
            var found = await find();
            if (found is not Outcome<TDetails>.Done { Value: var current })
            {
                return Item(http, found);
            }

            var merged = MergePatch.Apply(JsonSerializer.SerializeToNode(current.ToDraft(), draftType), patch)!; // objects merge to an object
            var outcome = await WithDraftAsync(merged, draft => update(draft, expected ?? current.Version));
            if (expected is not null || attempt == PatchAttempts || outcome is not Outcome<TDetails>.Conflict)
            {
                return Item(http, outcome);
            }
        }
    }

    private Task<Outcome<TDetails>> WithDraftAsync(JsonNode body, Func<TDraft, Task<Outcome<TDetails>>> use) => DraftBody.UseAsync(body, draftType, use);
}
