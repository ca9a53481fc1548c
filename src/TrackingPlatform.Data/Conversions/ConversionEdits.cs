using Npgsql;
using TrackingPlatform.Data.Offers;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Data.Conversions;

/// <summary>Changes that people and API keys make to booked conversions.</summary>
public sealed class ConversionEdits(DataSources sources, TemplateMacros macros, TimeProvider clock)
{
    private const int LongestReason = 60;
    private const int LongestNote = 500;

    /// <summary>
    /// Gives a conversion another status: a new change with its history, figures and deliveries, in one transaction. The money stays.
    /// Asking for what it has already changes nothing.
    /// </summary>
    /// <param name="actor">Who asks; needs <see cref="Permissions.Operate"/>.</param>
    /// <param name="id">The conversion.</param>
    /// <param name="status">The status it shall have.</param>
    /// <param name="reason">A short code such as <c>item_returned</c>; required to reject or reverse.</param>
    /// <param name="note">A sentence for colleagues.</param>
    /// <param name="expected">The change it was looked at with, if that matters; another one since is a conflict.</param>
    /// <param name="cancellationToken">Stops the attempt; nothing is kept then.</param>
    public async Task<Outcome<ConversionState>> ChangeAsync(
        Actor actor, ConversionId id, ConversionStatus status, string? reason, string? note, int? expected, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Permissions.Operate))
        {
            return new Outcome<ConversionState>.Forbidden(Permissions.Operate);
        }

        var problems = Problems(status, reason, note);
        if (problems.Count > 0)
        {
            return new Outcome<ConversionState>.Invalid(problems);
        }

        var tenant = actor.TenantId;
        await using var connection = await sources.Runtime.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        StoredConversion? stored = null;
        await using (var batch = connection.CreateBatch().ForTenant(tenant.Value))
        {
            batch.Add($"select {StoredConversion.Columns} from conversions where tenant_id = $1 and conversion_id = $2 for update").Uuid(tenant.Value).Uuid(id.Value);
            await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
            await rows.NextResultAsync(cancellationToken);
            if (await rows.ReadAsync(cancellationToken))
            {
                stored = StoredConversion.Read(rows);
            }
        }

        if (stored is not { State.ClickId: { } click })
        {
            return new Outcome<ConversionState>.NotFound();
        }

        if (expected is { } sequence && sequence != stored.State.Sequence)
        {
            return new Outcome<ConversionState>.Conflict(ConflictReasons.VersionConflict, "The conversion has changed since you looked at it; look again.");
        }

        if (status == stored.State.Status)
        {
            // A change without another status would tell publishers the same thing twice, and dropping what was given with it would be a lie.
            return IsKept(stored.State.Reason, reason) && IsKept(stored.Note, note)
                ? new Outcome<ConversionState>.Done(stored.State)
                : new Outcome<ConversionState>.Invalid([new("status", "unchanged", "It has this status already, and reason and note are only kept with another one.")]);
        }

        if (Given(reason) == ReasonCodes.CapReached)
        {
            return new Outcome<ConversionState>.Invalid([new("reason", "invalid", "Only a cap gives this reason.")]);
        }

        BookingContext? context;
        await using (var batch = connection.CreateBatch())
        {
            BookingReads.AddTo(batch, tenant, click);
            await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
            context = await BookingReads.ReadAsync(rows, macros, cancellationToken);
        }

        if (context?.Offer is not { } offer)
        {
            throw new InvalidOperationException($"{id} has lost its offer.");
        }

        var caps = await DecideCapsAsync(connection, context, offer, stored, (status, stored.State.Money, Given(reason)), cancellationToken);
        if (caps.Full is { } full)
        {
            return new Outcome<ConversionState>.Conflict(ReasonCodes.CapReached, $"The cap {full.Key} has no room for it; raise the cap first.");
        }

        var next = stored.State with { Status = status, Sequence = stored.State.Sequence + 1, Reason = Given(reason) };
        var change = new BookedChange
        {
            Context = context,
            Offer = offer,
            Event = offer.Events.Single(each => each.Id == stored.EventId),
            ConversionId = id,
            Sequence = next.Sequence,
            Status = next.Status,
            Money = next.Money,
            Delta = next.Figures - stored.State.Figures,
            OccurredAt = stored.OccurredAt,
            TransactionId = stored.TransactionId,
            Details = stored.Details,
            Source = "person",
            Actor = actor.Name,
            Reason = Given(reason),
            Note = Given(note),
            Caps = caps,
        };
        await using (var batch = connection.CreateBatch())
        {
            var now = clock.GetUtcNow();
            BookingWrites.AddRevision(batch, change, now);
            var check = BookingWrites.AddChange(batch, change, now);
            await batch.ExecuteNonQueryAsync(cancellationToken);
            check();
        }

        await transaction.CommitAsync(cancellationToken);
        return new Outcome<ConversionState>.Done(next);
    }

    private static async Task<CapDecision> DecideCapsAsync(
        NpgsqlConnection connection,
        BookingContext context,
        OfferTerms offer,
        StoredConversion stored,
        (ConversionStatus Status, ConversionMoney Money, string? Reason) wanted,
        CancellationToken cancellationToken)
    {
        CapsInForce caps;
        await using (var batch = connection.CreateBatch())
        {
            context.AddCaps(batch, offer, stored.EventId);
            await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
            caps = await context.ReadCapsAsync(rows, offer, stored.EventId, cancellationToken);
        }

        return await CapCounters.DecideAsync(connection, caps, stored.State.Id, stored.State, stored.OccurredAt, wanted, cancellationToken);
    }

    private static List<FieldProblem> Problems(ConversionStatus status, string? reason, string? note)
    {
        var problems = new List<FieldProblem>();
        if (status is ConversionStatus.Rejected or ConversionStatus.Reversed && Given(reason) is null)
        {
            problems.Add(new("reason", "required", "Say why: publishers will ask."));
        }

        foreach (var (field, text) in new[] { ("reason", reason), ("note", note) })
        {
            if (Given(text)?.Any(char.IsControl) is true)
            {
                problems.Add(new(field, "invalid", "Remove the line breaks and control characters; write one plain line."));
            }
        }

        if (Given(reason)?.Length > LongestReason)
        {
            problems.Add(new("reason", "too_long", $"At most {LongestReason} characters; put the story into the note."));
        }

        if (Given(note)?.Length > LongestNote)
        {
            problems.Add(new("note", "too_long", $"At most {LongestNote} characters."));
        }

        return problems;
    }

    private static bool IsKept(string? stored, string? wanted) => Given(wanted) is not { } text || text == stored;

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
