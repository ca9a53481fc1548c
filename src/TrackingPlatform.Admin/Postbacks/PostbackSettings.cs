using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Attribution;
using TrackingPlatform.Data.Postbacks;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Postbacks;

/// <summary>How a tenant takes and answers postbacks, for the page and the API alike.</summary>
public sealed class PostbackSettings(PlatformScope platform, SetupScope setup, DialectDesk dialects, AttributionBook attribution, PublicOrigin origin)
{
    private const int LongestName = 120;

    /// <summary>Where a platform's postbacks are taken, under a path that serves it alone.</summary>
    internal string UrlOf(PostbackDialect dialect) => origin.Url + DialectRoutes.Named(dialect);

    public async Task<Outcome<PostbackSettingsDetails>> ReadAsync(Actor actor, CancellationToken cancellationToken) =>
        actor.May(Permissions.Read)
            ? new Outcome<PostbackSettingsDetails>.Done(await ShowAsync(actor.TenantId, cancellationToken))
            : new Outcome<PostbackSettingsDetails>.Forbidden(Permissions.Read);

    public async Task<Outcome<PostbackSettingsDetails>> ChangeAsync(Actor actor, PostbackSettingsDraft draft, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Write))
        {
            return new Outcome<PostbackSettingsDetails>.Forbidden(Permissions.Write);
        }

        var check = new DraftCheck();
        check.NoOthers(draft.Others);
        var wanted = Read(draft.Dialects ?? [], check);
        await KnowAdvertisersAsync(actor, wanted, check, cancellationToken);
        var rules = draft.Attribution is { } drafted ? AttributionReading.Read(drafted, await attribution.ReadAsync(actor.TenantId, cancellationToken), check) : null;
        if (check.HasProblems)
        {
            return check.Refused<PostbackSettingsDetails>();
        }

        if (rules is not null)
        {
            await attribution.SaveAsync(actor.TenantId, rules, cancellationToken);
        }

        await dialects.SaveAsync(actor.TenantId, wanted, setup.Now, cancellationToken);
        if (draft.AlwaysAnswers200 is { } always)
        {
            await platform.RunAsync(
                "change how a tenant answers postbacks",
                async (context, token) =>
                {
                    var tenant = await context.Tenants.SingleAsync(row => row.Id == actor.TenantId, token);
                    tenant.AnswerPostbacks(always);
                    await context.SaveChangesAsync(token);
                    return tenant;
                },
                cancellationToken);
        }

        return new Outcome<PostbackSettingsDetails>.Done(await ShowAsync(actor.TenantId, cancellationToken));
    }

    private static Dictionary<PostbackDialect, DialectSettings?> Read(Dictionary<string, DialectDraft?> drafts, DraftCheck check)
    {
        var wanted = new Dictionary<PostbackDialect, DialectSettings?>();
        foreach (var (name, draft) in drafts)
        {
            var field = $"dialects.{name}";
            if (!WireName<PostbackDialect>.TryParse(name, out var dialect))
            {
                check.Refuse(field, "invalid", $"Use one of {string.Join(", ", WireName<PostbackDialect>.All)}.");
                continue;
            }

            wanted[dialect] = draft is null ? null : Read(field, dialect, draft, check);
        }

        return wanted;
    }

    private static DialectSettings Read(string field, PostbackDialect dialect, DialectDraft draft, DraftCheck check)
    {
        check.NoOthers(draft.Others, field + ".");
        var network = check.Text(field + ".network", draft.Network, LongestName);
        if (network is not null && DialectTable.Of(dialect).Network is null)
        {
            check.Refuse(field + ".network", "invalid", "This platform's postbacks do not name an account; leave it out.");
        }

        var events = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (foreign, ours) in draft.Events ?? [])
        {
            if (check.Text($"{field}.events.{foreign}", ours, LongestName) is { } name && check.Text($"{field}.events.{foreign}", foreign, LongestName) is { } id)
            {
                events[id] = name;
            }
        }

        if (events.Count > DialectSettings.MostEvents)
        {
            check.Refuse(field + ".events", "too_many", $"At most {DialectSettings.MostEvents} events.");
        }

        var advertiser = string.IsNullOrWhiteSpace(draft.Advertiser) ? null : check.Id<AdvertiserId>(field + ".advertiser", draft.Advertiser, "advertiser");
        return new DialectSettings(network, advertiser, events.ToFrozenDictionary());
    }

    private async Task KnowAdvertisersAsync(Actor actor, Dictionary<PostbackDialect, DialectSettings?> wanted, DraftCheck check, CancellationToken cancellationToken) =>
        await setup.ReadAsync<bool>(
            actor,
            async (context, token) =>
            {
                var named = wanted.Values.Select(settings => settings?.Advertiser).OfType<AdvertiserId>().Distinct().ToList();
                var known = await context.Advertisers.Where(row => named.Contains(row.Id)).Select(row => row.Id).ToListAsync(token);
                foreach (var (dialect, settings) in wanted)
                {
                    if (settings?.Advertiser is { } advertiser && !known.Contains(advertiser))
                    {
                        check.Unknown($"dialects.{WireName<PostbackDialect>.Of(dialect)}.advertiser", "advertiser", AdvertiserId.Prefix);
                    }
                }

                return new Outcome<bool>.Done(true);
            },
            cancellationToken);

    private async Task<PostbackSettingsDetails> ShowAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var always = await platform.RunAsync(
            "read how a tenant answers postbacks",
            (context, token) => context.Tenants.Where(row => row.Id == tenant).Select(row => row.AlwaysAnswers200).SingleAsync(token),
            cancellationToken);
        var taken = await dialects.ReadAsync(tenant, cancellationToken);
        var named = taken.OrderBy(each => each.Key).ToDictionary(
            each => WireName<PostbackDialect>.Of(each.Key),
            each => new DialectDetails(each.Value.Network, each.Value.Advertiser, each.Value.Events, UrlOf(each.Key)));
        return new PostbackSettingsDetails(always, named, AttributionDetails.Of(await attribution.ReadAsync(tenant, cancellationToken)));
    }
}
