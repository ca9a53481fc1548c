using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Admin.Tenancy;

/// <summary>How every use case of the set-up reaches its tenant: the permission is asked again, then the scope opens, and what the database refuses comes back in words.</summary>
public sealed class SetupScope(TenantScope tenants, TimeProvider clock)
{
    // The only unique values that people choose are link codes and postback tokens; both are checked by the index, since a look first would race.
    private const string UniqueViolation = "23505";

    /// <summary>The time of what is being done.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Reads as the actor.</summary>
    public Task<Outcome<T>> ReadAsync<T>(Actor actor, Func<TenantDbContext, CancellationToken, Task<Outcome<T>>> work, CancellationToken cancellationToken) =>
        actor.May(Permissions.Read)
            ? tenants.RunAsync(actor.TenantId, work, cancellationToken)
            : Task.FromResult<Outcome<T>>(new Outcome<T>.Forbidden(Permissions.Read));

    /// <summary>Changes as the actor. Work that saves nothing changes nothing.</summary>
    public async Task<Outcome<T>> WriteAsync<T>(
        Actor actor, Func<TenantDbContext, CancellationToken, Task<Outcome<T>>> work, FieldProblem? whenTaken, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Write))
        {
            return new Outcome<T>.Forbidden(Permissions.Write);
        }

        try
        {
            return await tenants.RunAsync(actor.TenantId, work, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return VersionConflict<T>();
        }
        catch (DbUpdateException refusal) when (refusal.InnerException is DbException { SqlState: UniqueViolation })
        {
            // Where people choose nothing unique, two changes at once made the same next row, such as a template's next version.
            return whenTaken is null ? VersionConflict<T>() : new Outcome<T>.Invalid([whenTaken]);
        }
    }

    /// <summary>Changes as the actor; nothing in it can be taken.</summary>
    public Task<Outcome<T>> WriteAsync<T>(Actor actor, Func<TenantDbContext, CancellationToken, Task<Outcome<T>>> work, CancellationToken cancellationToken) =>
        WriteAsync(actor, work, whenTaken: null, cancellationToken);

    /// <summary>Someone else was faster.</summary>
    public static Outcome<T> VersionConflict<T>() =>
        new Outcome<T>.Conflict(ConflictReasons.VersionConflict, "It was changed in the meantime. Load it again, look at what changed, and save once more.");
}
