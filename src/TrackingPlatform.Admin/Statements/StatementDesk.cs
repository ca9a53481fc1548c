using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Data.Statements;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Reconciliation;
using TrackingPlatform.Domain.Statements;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Statements;

/// <summary>Statements, invoices and partners' accounts, for the pages and the API alike. Payments are noted; no money is moved.</summary>
internal sealed class StatementDesk(StatementBook book, AccountBook accounts, TenantScope tenants, TenantZones zones, TimeProvider clock)
{
    private const int LongestNote = 300;
    private const int Entries = 100;

    // Changes that are being booked have a time already and are seen only when they are committed.
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(5);

    /// <summary>Makes the statements of a partner up to a day, one a currency, or says what they would come to.</summary>
    public async Task<Outcome<IReadOnlyList<StatementDetails>>> MakeAsync(Actor actor, StatementDraft draft, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Operate))
        {
            return new Outcome<IReadOnlyList<StatementDetails>>.Forbidden(Permissions.Operate);
        }

        var check = new DraftCheck();
        check.NoOthers(draft.Others);
        var until = clock.GetUtcNow();
        if (!DateOnly.TryParseExact(draft.To?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            check.Refuse("to", "required", "Say the last day of the period, such as 2026-10-31.");
        }
        else
        {
            until = Period.Midnight(day.AddDays(1), await zones.OfAsync(actor.TenantId, cancellationToken));
            if (until > clock.GetUtcNow() - Settling)
            {
                check.Refuse("to", "invalid", "That day is not over yet; a statement takes up whole days.");
            }
        }

        var partner = await PartnerAsync(actor, draft.Partner, check, cancellationToken);
        if (check.HasProblems || partner is not var (side, id))
        {
            return check.Refused<IReadOnlyList<StatementDetails>>();
        }

        var made = draft.DryRun is true
            ? await book.PreviewAsync(actor.TenantId, side, id, until, actor.Name, cancellationToken)
            : await book.MakeAsync(actor.TenantId, side, id, until, actor.Name, cancellationToken);
        return new Outcome<IReadOnlyList<StatementDetails>>.Done([.. made.Select(StatementDetails.Of)]);
    }

    public async Task<Outcome<StatementDetails>> FindAsync(Actor actor, StatementId id, CancellationToken cancellationToken) =>
        !actor.May(Permissions.Read) ? new Outcome<StatementDetails>.Forbidden(Permissions.Read)
        : await book.FindAsync(actor.TenantId, id, cancellationToken) is { } found ? new Outcome<StatementDetails>.Done(StatementDetails.Of(found))
        : new Outcome<StatementDetails>.NotFound();

    /// <summary>Notes a payment.</summary>
    public async Task<Outcome<StatementDetails>> PayAsync(Actor actor, StatementId id, PaymentDraft draft, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Operate))
        {
            return new Outcome<StatementDetails>.Forbidden(Permissions.Operate);
        }

        if (await book.FindAsync(actor.TenantId, id, cancellationToken) is not { } found)
        {
            return new Outcome<StatementDetails>.NotFound();
        }

        var now = clock.GetUtcNow();
        var check = new DraftCheck();
        check.NoOthers(draft.Others);
        var amount = Amount(check, draft.Amount, found.Currency);
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        if (!string.IsNullOrWhiteSpace(draft.PaidOn) && !DateOnly.TryParseExact(draft.PaidOn.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            check.Refuse("paid_on", "invalid", "Write a day such as 2026-11-24.");
        }

        var note = check.Text("note", draft.Note, LongestNote);
        if (found.State is StatementState.Void or StatementState.Settled)
        {
            return new Outcome<StatementDetails>.Conflict(ConflictReasons.HasEnded, "Nothing is due by it, so nothing can be paid.");
        }

        if (amount is { } paid && (found.Paid + paid < 0m || found.Paid + paid > found.Figures.Due))
        {
            check.Refuse("amount", "invalid", $"{new Money(found.Figures.Due - found.Paid, found.Currency).ToPlainString()} {found.Currency} are left to pay, and {new Money(found.Paid, found.Currency).ToPlainString()} were paid.");
        }

        if (check.HasProblems || amount is not { } noted)
        {
            return check.Refused<StatementDetails>();
        }

        await book.PayAsync(actor.TenantId, id, new StatementPayment(noted, day, note, actor.Name, now), cancellationToken);
        return await FindAsync(actor, id, cancellationToken);
    }

    /// <summary>Takes one back: its changes and adjustments go to the next.</summary>
    public async Task<Outcome<StatementDetails>> VoidAsync(Actor actor, StatementId id, VoidDraft draft, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Operate))
        {
            return new Outcome<StatementDetails>.Forbidden(Permissions.Operate);
        }

        if (await book.FindAsync(actor.TenantId, id, cancellationToken) is null)
        {
            return new Outcome<StatementDetails>.NotFound();
        }

        var check = new DraftCheck();
        check.NoOthers(draft.Others);
        if (check.Text("note", draft.Note, LongestNote) is not { } note)
        {
            check.Refuse("note", "required", "Say why, for those who look later.");
            return check.Refused<StatementDetails>();
        }

        return check.HasProblems ? check.Refused<StatementDetails>()
            : await book.VoidAsync(actor.TenantId, id, actor.Name, note, cancellationToken) ? await FindAsync(actor, id, cancellationToken)
            : new Outcome<StatementDetails>.Conflict(ConflictReasons.HasEnded, "Only the latest of a partner and currency can be taken back, and only while nothing of it is paid.");
    }

    /// <summary>A partner's account.</summary>
    public async Task<Outcome<AccountDetails>> AccountAsync(Actor actor, string? partner, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Read))
        {
            return new Outcome<AccountDetails>.Forbidden(Permissions.Read);
        }

        return await PartnerAsync(actor, partner, new DraftCheck(), cancellationToken) is var (_, id)
            ? new Outcome<AccountDetails>.Done(AccountDetails.Of(
                await accounts.TermsAsync(actor.TenantId, id, cancellationToken), await accounts.BalancesAsync(actor.TenantId, id, cancellationToken), await accounts.EntriesAsync(actor.TenantId, id, Entries, cancellationToken)))
            : new Outcome<AccountDetails>.NotFound();
    }

    /// <summary>Sets a partner's terms, which the next statements follow.</summary>
    public async Task<Outcome<AccountDetails>> SetTermsAsync(Actor actor, string? partner, TermsDraft draft, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Write))
        {
            return new Outcome<AccountDetails>.Forbidden(Permissions.Write);
        }

        var check = new DraftCheck();
        check.NoOthers(draft.Others);
        if (await PartnerAsync(actor, partner, new DraftCheck(), cancellationToken) is not var (_, id))
        {
            return new Outcome<AccountDetails>.NotFound();
        }

        var now = await accounts.TermsAsync(actor.TenantId, id, cancellationToken);
        var minimum = now.Minimum;
        if (draft.Minimum is not null && (!PlainDecimal.TryParse(draft.Minimum.Trim(), out minimum) || minimum < 0m))
        {
            check.Refuse("minimum", "invalid", "A plain decimal with a point, not less than nothing, such as 50.00.");
        }

        foreach (var (field, days) in new[] { ("due_days", draft.DueDays), ("hold_days", draft.HoldDays) })
        {
            if (days is < 0 or > PartnerTerms.MostDays)
            {
                check.Refuse(field, "invalid", $"0 to {PartnerTerms.MostDays} days.");
            }
        }

        if (check.HasProblems)
        {
            return check.Refused<AccountDetails>();
        }

        await accounts.SetTermsAsync(actor.TenantId, id, new PartnerTerms(draft.DueDays ?? now.DueDays, minimum, draft.HoldDays ?? now.HoldDays), actor.Name, cancellationToken);
        return await AccountAsync(actor, partner, cancellationToken);
    }

    /// <summary>Makes an entry by hand.</summary>
    public async Task<Outcome<AccountDetails>> EnterAsync(Actor actor, string? partner, AccountEntryDraft draft, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Operate))
        {
            return new Outcome<AccountDetails>.Forbidden(Permissions.Operate);
        }

        var check = new DraftCheck();
        check.NoOthers(draft.Others);
        if (await PartnerAsync(actor, partner, new DraftCheck(), cancellationToken) is not var (side, id))
        {
            return new Outcome<AccountDetails>.NotFound();
        }

        var kind = check.Choice("kind", draft.Kind, AccountEntryKind.Adjustment);
        if (kind == AccountEntryKind.Prepayment && side == PartnerSide.Publisher)
        {
            check.Refuse("kind", "invalid", "Only advertisers pay ahead; adjust a publisher's account instead.");
        }

        if (!Currency.TryParse(draft.Currency?.Trim(), out var currency))
        {
            check.Refuse("currency", "required", "Give the three letters of a currency of ISO 4217, such as EUR.");
        }

        var note = check.Text("note", draft.Note, LongestNote);
        if (note is null)
        {
            check.Refuse("note", "required", "Say why: the partner will ask.");
        }

        if (check.HasProblems || Amount(check, draft.Amount, currency) is not { } amount || note is null)
        {
            return check.Refused<AccountDetails>();
        }

        await accounts.AddAsync(actor.TenantId, id, kind, new Money(amount, currency), note, actor.Name, cancellationToken);
        return await AccountAsync(actor, partner, cancellationToken);
    }

    private static decimal? Amount(DraftCheck check, string? text, Currency currency)
    {
        if (PlainDecimal.TryParse(text?.Trim(), out var amount) && amount != 0m && decimal.Round(amount, currency.Digits) == amount)
        {
            return amount;
        }

        check.Refuse("amount", string.IsNullOrWhiteSpace(text) ? "required" : "invalid", $"A plain decimal with a point, other than nothing, with at most {currency.Digits} decimals.");
        return null;
    }

    private async Task<(PartnerSide Side, Guid Id)?> PartnerAsync(Actor actor, string? partner, DraftCheck check, CancellationToken cancellationToken)
    {
        if (EntityId.TryParse<PublisherId>(partner, out var publisher)
            && await tenants.RunAsync(actor.TenantId, (context, token) => context.Publishers.AnyAsync(row => row.Id == publisher, token), cancellationToken))
        {
            return (PartnerSide.Publisher, publisher.Value);
        }

        if (EntityId.TryParse<AdvertiserId>(partner, out var advertiser)
            && await tenants.RunAsync(actor.TenantId, (context, token) => context.Advertisers.AnyAsync(row => row.Id == advertiser, token), cancellationToken))
        {
            return (PartnerSide.Advertiser, advertiser.Value);
        }

        check.Refuse("partner", "unknown", $"Name one of your publishers ({PublisherId.Prefix}…), or an advertiser ({AdvertiserId.Prefix}…) for invoices.");
        return null;
    }
}
