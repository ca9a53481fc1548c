using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Admin.Postbacks;

/// <summary>Tries a postback without sending it: what would become of it. Nothing is stored.</summary>
public sealed class PostbackTrial(IPostbackRehearsal rehearsal, TenantScope tenants)
{
    /// <summary>Runs a postback of an advertiser dry.</summary>
    public async Task<Outcome<Rehearsal>> RunAsync(Actor actor, RehearsalDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(draft);
        if (!actor.May(Permissions.Read))
        {
            return new Outcome<Rehearsal>.Forbidden(Permissions.Read);
        }

        var check = new DraftCheck();
        check.NoOthers(draft.Others);
        var advertiser = check.Id<AdvertiserId>("advertiser", draft.Advertiser, "advertiser");
        if (advertiser is { } named && !await tenants.RunAsync(actor.TenantId, (context, token) => context.Advertisers.AnyAsync(row => row.Id == named, token), cancellationToken))
        {
            check.Unknown("advertiser", "advertiser", AdvertiserId.Prefix);
        }

        var parameters = Parameters(draft.Query);
        if (PostbackFields.Check(parameters) is { } refusal)
        {
            check.Refuse("query", refusal.Reason, refusal.Detail);
        }

        return check.HasProblems || advertiser is not { } sender
            ? check.Refused<Rehearsal>()
            : new Outcome<Rehearsal>.Done(await rehearsal.RunAsync(actor.TenantId, sender, PostbackFields.Read(parameters), cancellationToken));
    }

    // A whole URL is as good as its query: that is what people have at hand.
    private static List<KeyValuePair<string, string>> Parameters(string? text)
    {
        var query = text?.Trim() ?? string.Empty;
        query = query[(query.IndexOf('?', StringComparison.Ordinal) + 1)..];
        return [.. QueryHelpers.ParseQuery(query).SelectMany(field => field.Value.Select(value => KeyValuePair.Create(Storable(field.Key), Storable(value ?? string.Empty))))];
    }

    // PostgreSQL's text holds every character but NUL.
    private static string Storable(string text) => text.Replace('\0', '\uFFFD');
}
