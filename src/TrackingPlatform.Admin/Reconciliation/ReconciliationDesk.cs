using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Admin.Uploads;
using TrackingPlatform.Data.Reconciliation;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Reconciliation;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Domain.Uploads;

namespace TrackingPlatform.Admin.Reconciliation;

/// <summary>Everything that is done with partners' lists, for the pages and the API alike.</summary>
internal sealed class ReconciliationDesk(ReconciliationBook book, ReconciliationActions actions, TenantScope tenants, TenantZones zones, TimeProvider clock)
{
    private const int LongestNote = 500;
    private const int LongestName = 200;
    private const int SampleRows = 8;

    /// <summary>Stores a list, guesses how it is read and how its clock stands, and holds it against the books.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="partner">An advertiser or a publisher, by id.</param>
    /// <param name="fileName">The list's name.</param>
    /// <param name="draft">The window, and what of the reading is not to be guessed.</param>
    /// <param name="file">The list.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Outcome<ReconciliationDetails>> CreateAsync(Actor actor, string? partner, string? fileName, ReconciliationDraft draft, byte[] file, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Operate))
        {
            return new Outcome<ReconciliationDetails>.Forbidden(Permissions.Operate);
        }

        var check = new LogCheck();
        var zone = await zones.OfAsync(actor.TenantId, cancellationToken);
        var (advertiser, publisher) = await PartnerAsync(actor, partner, check, cancellationToken);
        var (from, until) = ReconciliationLists.Window(check, draft, zone, null);
        if (file.Length > UploadDesk.MostBytes)
        {
            check.Refuse("file", $"A list has at most {UploadDesk.MostBytes / 1024 / 1024} MiB; split it.");
        }

        if (check.Problems.Count > 0)
        {
            return new Outcome<ReconciliationDetails>.Invalid(check.Problems);
        }

        var guess = FormatGuess.Of(file, draft.Timezone ?? zone.Id);
        var side = advertiser is null ? PartnerSide.Publisher : PartnerSide.Advertiser;
        var start = new ReconciliationEntry
        {
            Id = ReconciliationId.New(clock.GetUtcNow()),
            Side = side,
            Advertiser = advertiser,
            Publisher = publisher,
            PartnerName = "",
            FileName = string.IsNullOrWhiteSpace(fileName) ? "list.csv" : fileName.Trim()[..Math.Min(fileName.Trim().Length, LongestName)],
            Format = guess.Format,
            Header = [],
            Fields = guess.Fields,
            Doubts = guess.Doubts,
            Rows = 0,
            Window = new ReconciliationWindow(from, until, TimeSpan.Zero),
            Compared = ReconciliationLists.Usual(side, guess.Fields),
            Version = 1,
            RequestedBy = actor.Name,
            CreatedAt = clock.GetUtcNow(),
            ChangedAt = clock.GetUtcNow(),
        };
        var fields = new DraftCheck();
        var list = ReconciliationLists.Revise(start, draft, file, fields);
        if (fields.HasProblems)
        {
            return fields.Refused<ReconciliationDetails>();
        }

        var rows = ListReading.Rows(file, list.Format, list.Fields);
        if (draft.ShiftMinutes is null)
        {
            var sales = rows.Select((row, index) => ListReading.Sale(index + 1, row, list.Compared)).ToList();
            var shift = await book.GuessShiftAsync(actor.TenantId, side, advertiser?.Value ?? publisher!.Value.Value, list.Compared, from, until, sales, cancellationToken); // one of the two, by the check
            list = list with { Window = list.Window with { Shift = shift } };
        }

        return await ShownAsync(actor, await book.CreateAsync(actor.TenantId, list, file, rows, cancellationToken), cancellationToken);
    }

    public async Task<Outcome<ReconciliationDetails>> FindAsync(Actor actor, ReconciliationId id, CancellationToken cancellationToken) =>
        !actor.May(Permissions.Read) ? new Outcome<ReconciliationDetails>.Forbidden(Permissions.Read)
        : await book.FindAsync(actor.TenantId, id, cancellationToken) is { } found ? await ShownAsync(actor, found, cancellationToken)
        : new Outcome<ReconciliationDetails>.NotFound();

    /// <summary>Reads the list otherwise, or looks at other times, and holds it against the books as they are now.</summary>
    public async Task<Outcome<ReconciliationDetails>> ChangeAsync(Actor actor, ReconciliationId id, ReconciliationDraft draft, uint? expected, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Operate))
        {
            return new Outcome<ReconciliationDetails>.Forbidden(Permissions.Operate);
        }

        if (await book.FindAsync(actor.TenantId, id, cancellationToken) is not { } stored)
        {
            return new Outcome<ReconciliationDetails>.NotFound();
        }

        if (stored.SignedAt is not null)
        {
            return Signed<ReconciliationDetails>();
        }

        if (expected is { } version && version != stored.Version)
        {
            return Stale;
        }

        var times = new LogCheck();
        var (from, until) = ReconciliationLists.Window(times, draft, await zones.OfAsync(actor.TenantId, cancellationToken), stored.Window);
        if (times.Problems.Count > 0)
        {
            return new Outcome<ReconciliationDetails>.Invalid(times.Problems);
        }

        var check = new DraftCheck();
        var file = await book.FileAsync(actor.TenantId, id, cancellationToken);
        var list = ReconciliationLists.Revise(stored with { Window = stored.Window with { From = from, Until = until } }, draft, file, check);
        if (check.HasProblems)
        {
            return check.Refused<ReconciliationDetails>();
        }

        return await book.ReviseAsync(actor.TenantId, stored.Version, list, ListReading.Rows(file, list.Format, list.Fields), cancellationToken) ? await FindAsync(actor, id, cancellationToken) : Stale;
    }

    /// <summary>Does something about lines, at most <see cref="ReconciliationActions.Most"/> at a time, or counts them.</summary>
    public async Task<Outcome<LineActionResult>> ActAsync(Actor actor, ReconciliationId id, LineActionDraft draft, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Operate))
        {
            return new Outcome<LineActionResult>.Forbidden(Permissions.Operate);
        }

        if (await book.FindAsync(actor.TenantId, id, cancellationToken) is not { } stored)
        {
            return new Outcome<LineActionResult>.NotFound();
        }

        if (stored.SignedAt is not null)
        {
            return Signed<LineActionResult>();
        }

        var check = new DraftCheck();
        check.NoOthers(draft.Others);
        var note = check.Text("note", draft.Note, LongestNote);
        if (draft.Action is null)
        {
            check.Refuse("action", "required", $"Say what is to be done: {string.Join(", ", WireName<LineAction>.All)}.");
        }

        var action = check.Choice("action", draft.Action, LineAction.Dispute);
        LineClass? of = draft.Class is { } name ? check.Choice("class", name, LineClass.Matched) : null;
        if (action == LineAction.Dispute && note is null && draft.DryRun is not true)
        {
            check.Refuse("note", "required", "Say what is disputed, for those who look later.");
        }

        if (action is LineAction.Create or LineAction.Adjust && stored.Side == PartnerSide.Publisher)
        {
            check.Refuse("action", "invalid", "A publisher's list books nothing: money is the advertiser's to report. Approve, or note a dispute.");
        }

        if (check.HasProblems)
        {
            return check.Refused<LineActionResult>();
        }

        var lines = await actions.FittingAsync(actor.TenantId, stored, action, draft.Lines, of, cancellationToken);
        if (draft.DryRun is true)
        {
            return new Outcome<LineActionResult>.Done(new LineActionResult { Lines = lines.Count, Remaining = lines.Count });
        }

        var part = lines.Take(ReconciliationActions.Most).ToList();
        await actions.RunAsync(actor, stored, action, part, note, cancellationToken);
        return new Outcome<LineActionResult>.Done(new LineActionResult { Lines = part.Count, Remaining = lines.Count - part.Count });
    }

    /// <summary>Signs it off; nothing is done about its lines any more.</summary>
    public async Task<Outcome<ReconciliationDetails>> SignAsync(Actor actor, ReconciliationId id, SignDraft draft, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Operate))
        {
            return new Outcome<ReconciliationDetails>.Forbidden(Permissions.Operate);
        }

        var check = new DraftCheck();
        check.NoOthers(draft.Others);
        var note = check.Text("note", draft.Note, LongestNote);
        if (check.HasProblems)
        {
            return check.Refused<ReconciliationDetails>();
        }

        return await book.SignAsync(actor.TenantId, id, actor.Name, note, cancellationToken) switch
        {
            null => new Outcome<ReconciliationDetails>.NotFound(),
            false => Signed<ReconciliationDetails>(),
            true => await FindAsync(actor, id, cancellationToken),
        };
    }

    /// <summary>Removes one that nobody signed. What was done about its lines stays done.</summary>
    public async Task<Outcome<bool>> RemoveAsync(Actor actor, ReconciliationId id, CancellationToken cancellationToken) =>
        !actor.May(Permissions.Operate) ? new Outcome<bool>.Forbidden(Permissions.Operate)
        : await book.RemoveAsync(actor.TenantId, id, cancellationToken) switch
        {
            null => new Outcome<bool>.NotFound(),
            false => Signed<bool>(),
            true => new Outcome<bool>.Done(true),
        };

    /// <summary>Lines in their order, after one number and of some classes where asked for.</summary>
    public async Task<Outcome<IReadOnlyList<ReconciliationLineDetails>>> LinesAsync(Actor actor, ReconciliationId id, IReadOnlyList<LineClass> classes, int after, int most, CancellationToken cancellationToken) =>
        !actor.May(Permissions.Read) ? new Outcome<IReadOnlyList<ReconciliationLineDetails>>.Forbidden(Permissions.Read)
        : await book.FindAsync(actor.TenantId, id, cancellationToken) is null ? new Outcome<IReadOnlyList<ReconciliationLineDetails>>.NotFound()
        : new Outcome<IReadOnlyList<ReconciliationLineDetails>>.Done([.. (await book.LinesAsync(actor.TenantId, id, classes, after, most, cancellationToken)).Select(ReconciliationLineDetails.Of)]);

    /// <summary>The first rows as the list is read now.</summary>
    public async Task<Outcome<IReadOnlyList<UploadSampleRow>>> SampleAsync(Actor actor, ReconciliationId id, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Read))
        {
            return new Outcome<IReadOnlyList<UploadSampleRow>>.Forbidden(Permissions.Read);
        }

        if (await book.FindAsync(actor.TenantId, id, cancellationToken) is not { } stored)
        {
            return new Outcome<IReadOnlyList<UploadSampleRow>>.NotFound();
        }

        var file = DelimitedFile.Read(FileText.Decode(await book.FileAsync(actor.TenantId, id, cancellationToken), stored.Format.Encoding), stored.Format.Separator, SampleRows);
        return new Outcome<IReadOnlyList<UploadSampleRow>>.Done(UploadFormats.Sample(file, stored.Format, stored.Fields));
    }

    private static Outcome<ReconciliationDetails>.Conflict Stale => new(ConflictReasons.VersionConflict, "It has changed since you read it; load it again.");

    private static Outcome<T>.Conflict Signed<T>() => new(ConflictReasons.HasEnded, "It is signed off, so it stays as it is; begin another.");

    private async Task<(AdvertiserId? Advertiser, PublisherId? Publisher)> PartnerAsync(Actor actor, string? partner, LogCheck check, CancellationToken cancellationToken)
    {
        if (EntityId.TryParse<AdvertiserId>(partner, out var advertiser))
        {
            if (await tenants.RunAsync(actor.TenantId, (context, token) => context.Advertisers.AnyAsync(row => row.Id == advertiser, token), cancellationToken))
            {
                return (advertiser, null);
            }

            check.Unknown("partner", "advertiser", AdvertiserId.Prefix);
        }
        else if (EntityId.TryParse<PublisherId>(partner, out var publisher))
        {
            if (await tenants.RunAsync(actor.TenantId, (context, token) => context.Publishers.AnyAsync(row => row.Id == publisher, token), cancellationToken))
            {
                return (null, publisher);
            }

            check.Unknown("partner", "publisher", PublisherId.Prefix);
        }
        else
        {
            check.Refuse("partner", $"Name the advertiser ({AdvertiserId.Prefix}…) or the publisher ({PublisherId.Prefix}…) whose list it is.");
        }

        return default;
    }

    private async Task<Outcome<ReconciliationDetails>> ShownAsync(Actor actor, ReconciliationEntry entry, CancellationToken cancellationToken) =>
        new Outcome<ReconciliationDetails>.Done(ReconciliationDetails.Of(entry, entry.Figures is null ? await book.SumsAsync(actor.TenantId, entry.Id, cancellationToken) : []));
}
