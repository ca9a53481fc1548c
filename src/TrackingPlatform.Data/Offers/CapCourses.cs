using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Offers;

/// <summary>Counts the course of a cap from what is stored, stretch by stretch.</summary>
public sealed class CapCourses(TenantScope tenants, CapBook book, TimeProvider clock)
{
    /// <summary>The course of one cap; null when the tenant has no such cap.</summary>
    /// <param name="tenant">Whose cap it is.</param>
    /// <param name="key">The cap's key.</param>
    /// <param name="publisher">Whose counter, where publishers are counted apart.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<CapCourse?> ReadAsync(TenantId tenant, string key, PublisherId? publisher, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var standing = (await book.ReadAsync(tenant, cancellationToken)).FirstOrDefault(each => each.Cap.Key == key && each.Publisher == publisher);
        if (standing is null)
        {
            return null;
        }

        var (cap, span) = (standing.Cap, standing.Span);
        var slices = CapSlices.Begun(cap.Cap.Period, span, now);
        if (slices.Count == 0)
        {
            return new CapCourse(standing, [], null);
        }

        // As far as now, and the rest in one.
        var before = CapSpan.Around(cap.Cap.Period, span.Start.AddTicks(-1), cap.Zone);
        var then = before.Start + TimeSpan.FromTicks(Math.Max(1, (now - span.Start).Ticks)) is var asFar && asFar < before.End ? asFar : before.End;
        var earlier = CapSlices.Begun(cap.Cap.Period, before with { End = then }, then);
        var rest = new CapSpan(then, before.End);
        var counted = await tenants.RunAsync(
            tenant,
            (context, token) => CapCounters.CountAsync(
                (NpgsqlConnection)context.Database.GetDbConnection(), [.. slices.Concat(earlier).Append(rest).Select(slice => new CapCounter(cap, publisher, slice))], token),
            cancellationToken);
        var used = Summed(counted.Take(slices.Count));
        var usedThen = Summed(counted.Skip(slices.Count));
        return new CapCourse(standing, [.. slices.Select((slice, index) => new CapPoint(slice.Start, used[index], usedThen[Math.Min(index, earlier.Count - 1)]))], usedThen[^1]);
    }

    private static List<decimal> Summed(IEnumerable<CapLevel> levels)
    {
        var sum = 0m;
        return [.. levels.Select(level => sum += level.Used)];
    }
}
