using System.Security.Cryptography;
using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Privacy;

namespace TrackingPlatform.Data.Privacy;

/// <summary>
/// The keys under which visitors of a day are told apart: made a little ahead, and destroyed when the day is over everywhere on earth,
/// so that nobody, the operator included, can connect yesterday's visitor with an address any more.
/// </summary>
public sealed class VisitorKeyRing(DataSources sources, SecretBox box, TimeProvider clock)
{
    // Tenants' days begin up to 14 hours before and end up to 12 hours after the UTC day of the same date.
    private const int DaysBehind = 1;
    private const int DaysAhead = 2;
    private const int KeySize = 32;

    /// <summary>Makes what is missing around today and destroys what is over. Any number of nodes may do so at once.</summary>
    public async Task TurnAsync(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        for (var offset = -DaysBehind; offset <= DaysAhead; offset++)
        {
            var cipher = box.Seal(SecretPurpose.VisitorKey, RandomNumberGenerator.GetBytes(KeySize), RandomNumberGenerator.GetBytes(SecretBox.NonceSize));
            batch.BatchCommands.Add(new NpgsqlBatchCommand("insert into visitor_day_keys (day, cipher) values ($1, $2) on conflict do nothing")
            { Parameters = { new() { Value = today.AddDays(offset) }, new() { Value = cipher } } });
        }

        batch.BatchCommands.Add(new NpgsqlBatchCommand("delete from visitor_day_keys where day < $1") { Parameters = { new() { Value = today.AddDays(-DaysBehind) } } });
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
