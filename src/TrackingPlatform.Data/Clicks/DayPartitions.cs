using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Clicks;

/// <summary>The tables that are cut by the day: makes the days ahead, drops what is only needed for a while.</summary>
public sealed class DayPartitions(DataSources sources, TimeProvider clock)
{
    // A visitor counts as new once a tenant's day, and no day lasts longer than this anywhere on earth.
    private const int DaysOfUniques = 3;

    // The longest attribution window, and a month for what is reported late.
    private const int DaysOfCustomers = 366 + 31;

    /// <summary>Makes the partitions from yesterday to a week ahead.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        await using var command = sources.Platform.CreateCommand("select ensure_day_partitions()");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Drops the days of visitors that nobody is compared with any more. Answers how many.</summary>
    public async Task<int> DropUniquesAsync(CancellationToken cancellationToken)
    {
        var first = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-DaysOfUniques);
        await using var command = sources.Platform.CreateCommand("select drop_day_partitions('click_uniques', $1)");
        command.Parameters.Add(new NpgsqlParameter { Value = first });
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!; // the function answers a number
    }

    /// <summary>Makes publishers' references findable on every day that is over. Answers how many days it made so.</summary>
    public async Task<int> IndexReferencesAsync(CancellationToken cancellationToken)
    {
        var days = 0;
        await using var command = sources.Platform.CreateCommand("select index_next_click_refs()");
        command.CommandTimeout = 600;
        while (await command.ExecuteScalarAsync(cancellationToken) is DateOnly)
        {
            days++;
        }

        return days;
    }

    /// <summary>Forgets which customers made clicks that are too old to earn anything. Answers how many.</summary>
    public async Task<int> ForgetCustomersAsync(CancellationToken cancellationToken)
    {
        await using var command = sources.Platform.CreateCommand("delete from customer_clicks where click_id < $1");
        command.Parameters.Add(new NpgsqlParameter { Value = EntityId.FirstAt(clock.GetUtcNow().AddDays(-DaysOfCustomers)) });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
