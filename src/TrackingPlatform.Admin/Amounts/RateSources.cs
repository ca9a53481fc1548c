using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Amounts;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Admin.Amounts;

/// <summary>Where the tenant's rates of exchange are fetched, for the page and the API alike.</summary>
public sealed class RateSources(RateSourceBook book, SetupOptions options)
{
    private const int Longest = 500;

    public async Task<Outcome<RateSourceDetails>> FindAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return !actor.May(Permissions.Read) ? new Outcome<RateSourceDetails>.Forbidden(Permissions.Read)
            : await book.FindAsync(actor.TenantId, cancellationToken) is { } source ? new Outcome<RateSourceDetails>.Done(RateSourceDetails.Of(source))
            : new Outcome<RateSourceDetails>.NotFound();
    }

    /// <summary>Sets the address, which is fetched at once and then every six hours.</summary>
    public async Task<Outcome<RateSourceDetails>> SetAsync(Actor actor, RateSourceDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(draft);
        if (!actor.May(Permissions.Write))
        {
            return new Outcome<RateSourceDetails>.Forbidden(Permissions.Write);
        }

        var check = new DraftCheck();
        check.NoOthers(draft.Others);
        var url = check.Text("url", draft.Url, Longest);
        if (url is null && !check.HasProblems)
        {
            check.Refuse("url", "required", "Give the address that answers the rates.");
        }
        else if (url is not null)
        {
            var parsed = PostbackUrl.Parse(url, options.AllowPrivateNetworks);
            check.Macros("url", parsed.Problems);
            if (parsed.Value is { } address && address.Template.References.Any())
            {
                check.Refuse("url", "invalid", "There are no macros here: write the address as it is.");
            }
        }

        if (check.HasProblems || url is null)
        {
            return check.Refused<RateSourceDetails>();
        }

        await book.SetAsync(actor.TenantId, url, actor.Name, cancellationToken);
        return await FindAsync(actor, cancellationToken);
    }

    /// <summary>Has the rates fetched now.</summary>
    public async Task<Outcome<RateSourceDetails>> HurryAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return !actor.May(Permissions.Write) ? new Outcome<RateSourceDetails>.Forbidden(Permissions.Write)
            : await book.HurryAsync(actor.TenantId, cancellationToken) ? await FindAsync(actor, cancellationToken)
            : new Outcome<RateSourceDetails>.NotFound();
    }

    /// <summary>Fetches no more. The rates stay.</summary>
    public async Task<Outcome<bool>> RemoveAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return !actor.May(Permissions.Write) ? new Outcome<bool>.Forbidden(Permissions.Write)
            : await book.RemoveAsync(actor.TenantId, cancellationToken) ? new Outcome<bool>.Done(true)
            : new Outcome<bool>.NotFound();
    }
}
