using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Conversions;

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
        var stored = await ConversionRevision.LockAsync(connection, tenant, id, cancellationToken);
        if (stored is null)
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

        if (Given(reason) is ReasonCodes.CapReached or ReasonCodes.HoldTime or ReasonCodes.AmountOutOfRange)
        {
            return new Outcome<ConversionState>.Invalid([new("reason", "invalid", "Only a cap or an event's rules give this reason.")]);
        }

        var revision = await ConversionRevision.OpenAsync(connection, tenant, stored, macros, cancellationToken);
        var caps = await revision.DecideCapsAsync(connection, (status, stored.State.Money, Given(reason)), cancellationToken);
        if (caps.Full is { } full)
        {
            return new Outcome<ConversionState>.Conflict(ReasonCodes.CapReached, $"The cap {full.Key} has no room for it; raise the cap first.");
        }

        var next = stored.State with { Status = status, Sequence = stored.State.Sequence + 1, Reason = Given(reason), ReleaseAt = null };
        var change = revision.Change(status, Given(reason)) with { Source = "person", Actor = actor.Name, Note = Given(note), Caps = caps };
        await ConversionRevision.WriteAsync(connection, change, clock.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Outcome<ConversionState>.Done(next);
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
