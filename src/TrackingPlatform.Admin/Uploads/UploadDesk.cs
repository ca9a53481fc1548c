using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Data.Uploads;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Uploads;

namespace TrackingPlatform.Admin.Uploads;

/// <summary>Everything that is done with files of conversions, for the pages and the API alike.</summary>
internal sealed class UploadDesk(UploadBook book, UploadRowLog rows, UploadUndoing undoing, TenantScope tenants, TenantZones zones)
{
    /// <summary>Bytes of the longest file.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    /// <summary>Rows of the longest file.</summary>
    public const int MostRows = 50_000;

    private const int LongestName = 200;
    private const int SampleRows = 8;

    /// <summary>Stores a file and guesses how it is read; nothing is booked.</summary>
    public async Task<Outcome<UploadDetails>> CreateAsync(Actor actor, string? advertiser, string? fileName, string? timeZone, byte[] file, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Operate))
        {
            return new Outcome<UploadDetails>.Forbidden(Permissions.Operate);
        }

        var check = new DraftCheck();
        var sender = check.Id<AdvertiserId>("advertiser", advertiser, "advertiser");
        if (sender is { } named && !await tenants.RunAsync(actor.TenantId, (context, token) => context.Advertisers.AnyAsync(row => row.Id == named, token), cancellationToken))
        {
            check.Unknown("advertiser", "advertiser", AdvertiserId.Prefix);
        }

        var zone = string.IsNullOrEmpty(timeZone) ? (await zones.OfAsync(actor.TenantId, cancellationToken)).Id : UploadFormats.Zone(check, timeZone);
        var name = check.Text("name", fileName, LongestName) ?? "conversions.csv";
        if (file.Length > MostBytes)
        {
            check.Refuse("file", "too_large", $"A file has at most {MostBytes / 1024 / 1024} MiB; split it.");
        }

        if (check.HasProblems || sender is not { } whose)
        {
            return check.Refused<UploadDetails>();
        }

        var guess = FormatGuess.Of(file, zone);
        var read = UploadFormats.Read(file, guess.Format, check);
        return check.HasProblems
            ? check.Refused<UploadDetails>()
            : new Outcome<UploadDetails>.Done(await ShownAsync(
                actor, await book.CreateAsync(actor.TenantId, new NewUpload(whose, name, file, guess, read.Header, read.Lines.Count), actor.Name, cancellationToken), cancellationToken));
    }

    public async Task<Outcome<UploadDetails>> FindAsync(Actor actor, UploadId id, CancellationToken cancellationToken) =>
        !actor.May(Permissions.Read) ? new Outcome<UploadDetails>.Forbidden(Permissions.Read)
        : await book.FindAsync(actor.TenantId, id, cancellationToken) is { } found ? new Outcome<UploadDetails>.Done(await ShownAsync(actor, found, cancellationToken))
        : new Outcome<UploadDetails>.NotFound();

    /// <summary>Reads the file otherwise; a check made before is forgotten.</summary>
    public async Task<Outcome<UploadDetails>> ChangeAsync(Actor actor, UploadId id, UploadDraft draft, uint? expected, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Operate))
        {
            return new Outcome<UploadDetails>.Forbidden(Permissions.Operate);
        }

        if (await book.FindAsync(actor.TenantId, id, cancellationToken) is not { } upload)
        {
            return new Outcome<UploadDetails>.NotFound();
        }

        if (!upload.State.IsOpen())
        {
            return new Outcome<UploadDetails>.Conflict(ConflictReasons.HasEnded, "It is being booked or was booked, so how it is read stands; undo it and upload the file again.");
        }

        if (expected is { } version && version != upload.Version)
        {
            return Stale;
        }

        var check = new DraftCheck();
        var revision = UploadFormats.Revise(upload.Format, upload.Fields, draft, await book.FileAsync(actor.TenantId, id, cancellationToken), check);
        if (check.HasProblems)
        {
            return check.Refused<UploadDetails>();
        }

        return await book.ReviseAsync(actor.TenantId, id, upload.Version, revision, cancellationToken) ? await FindAsync(actor, id, cancellationToken) : Stale;
    }

    /// <summary>Tells it to check, book, stop or undo; saying so twice changes nothing.</summary>
    public async Task<Outcome<UploadDetails>> OrderAsync(Actor actor, UploadId id, UploadOrder order, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Operate))
        {
            return new Outcome<UploadDetails>.Forbidden(Permissions.Operate);
        }

        return await book.OrderAsync(actor.TenantId, id, order, actor.Name, cancellationToken) switch
        {
            null => new Outcome<UploadDetails>.NotFound(),
            (var upload, true) => new Outcome<UploadDetails>.Done(await ShownAsync(actor, upload, cancellationToken)),
            (var upload, _) => new Outcome<UploadDetails>.Conflict("wrong_state", UploadWords.Refusal(upload.State, order)),
        };
    }

    /// <summary>Says what taking it back would do, and does nothing.</summary>
    public async Task<Outcome<UploadUndoDetails>> PreviewUndoAsync(Actor actor, UploadId id, CancellationToken cancellationToken) =>
        !actor.May(Permissions.Operate) ? new Outcome<UploadUndoDetails>.Forbidden(Permissions.Operate)
        : await book.FindAsync(actor.TenantId, id, cancellationToken) is null ? new Outcome<UploadUndoDetails>.NotFound()
        : new Outcome<UploadUndoDetails>.Done(UploadUndoDetails.Of(await undoing.PreviewAsync(actor.TenantId, id, cancellationToken)));

    /// <summary>Removes an upload that never booked anything.</summary>
    public async Task<Outcome<bool>> RemoveAsync(Actor actor, UploadId id, CancellationToken cancellationToken) =>
        !actor.May(Permissions.Operate) ? new Outcome<bool>.Forbidden(Permissions.Operate)
        : await book.RemoveAsync(actor.TenantId, id, cancellationToken) switch
        {
            null => new Outcome<bool>.NotFound(),
            true => new Outcome<bool>.Done(true),
            false => new Outcome<bool>.Conflict(ConflictReasons.HasEnded, "It booked conversions, or is being gone through; what it did is part of the books. Undo it instead."),
        };

    /// <summary>Rows in their order, after one number and of one verdict where asked for.</summary>
    public async Task<Outcome<IReadOnlyList<UploadRowDetails>>> RowsAsync(Actor actor, UploadId id, PostbackVerdict? verdict, int after, int most, CancellationToken cancellationToken) =>
        !actor.May(Permissions.Read) ? new Outcome<IReadOnlyList<UploadRowDetails>>.Forbidden(Permissions.Read)
        : await book.FindAsync(actor.TenantId, id, cancellationToken) is null ? new Outcome<IReadOnlyList<UploadRowDetails>>.NotFound()
        : new Outcome<IReadOnlyList<UploadRowDetails>>.Done([.. (await rows.ListAsync(actor.TenantId, id, verdict, after, most, cancellationToken)).Select(UploadRowDetails.Of)]);

    /// <summary>The first rows and what is made of them as the file is read now.</summary>
    public async Task<Outcome<IReadOnlyList<UploadSampleRow>>> SampleAsync(Actor actor, UploadId id, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Read))
        {
            return new Outcome<IReadOnlyList<UploadSampleRow>>.Forbidden(Permissions.Read);
        }

        if (await book.FindAsync(actor.TenantId, id, cancellationToken) is not { } upload)
        {
            return new Outcome<IReadOnlyList<UploadSampleRow>>.NotFound();
        }

        var file = DelimitedFile.Read(FileText.Decode(await book.FileAsync(actor.TenantId, id, cancellationToken), upload.Format.Encoding), upload.Format.Separator, SampleRows);
        return new Outcome<IReadOnlyList<UploadSampleRow>>.Done(UploadFormats.Sample(file, upload.Format, upload.Fields));
    }

    /// <summary>The rows of the file as they were, each with its receipt, verdict and reason.</summary>
    public async Task<Outcome<UploadResult>> ResultAsync(Actor actor, UploadId id, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Read))
        {
            return new Outcome<UploadResult>.Forbidden(Permissions.Read);
        }

        if (await book.FindAsync(actor.TenantId, id, cancellationToken) is not { } upload)
        {
            return new Outcome<UploadResult>.NotFound();
        }

        var file = DelimitedFile.Read(FileText.Decode(await book.FileAsync(actor.TenantId, id, cancellationToken), upload.Format.Encoding), upload.Format.Separator);
        return new Outcome<UploadResult>.Done(new UploadResult(upload, file, await rows.ListAsync(actor.TenantId, id, null, 0, MostRows, cancellationToken)));
    }

    private static Outcome<UploadDetails>.Conflict Stale => new(ConflictReasons.VersionConflict, "It has changed since you read it; load it again.");

    private async Task<UploadDetails> ShownAsync(Actor actor, UploadEntry upload, CancellationToken cancellationToken) => UploadDetails.Of(
        upload,
        await rows.CountAsync(actor.TenantId, upload.Id, cancellationToken),
        upload.State.IsOpen() ? await book.TwinAsync(actor.TenantId, upload.Id, cancellationToken) : null);
}
