using System.Collections.Concurrent;
using System.Globalization;
using TrackingPlatform.Testing;

namespace TrackingPlatform.EndToEnd.Tests;

/// <summary>Everything the product answered: promises, held against the database at the end.</summary>
internal sealed class Answers
{
    // What was under way when it was killed stays leased for up to 60 s; after that somebody takes it up again.
    private static readonly TimeSpan LeaseAndMore = TimeSpan.FromMinutes(3);

    private int _impressionsAsked;
    private int _impressionsAnswered;

    /// <summary>The ids in the redirects.</summary>
    public ConcurrentBag<string> Clicks { get; } = [];

    /// <summary>The receipts, and the clicks they were about.</summary>
    public ConcurrentBag<(string Receipt, string Click)> Receipts { get; } = [];

    /// <summary>An impression is on its way; whether it arrives is open until it is answered.</summary>
    public void ImpressionAsked() => Interlocked.Increment(ref _impressionsAsked);

    /// <summary>An impression was answered.</summary>
    public void ImpressionAnswered() => Interlocked.Increment(ref _impressionsAnswered);

    /// <summary>Every click and postback answered is stored once, every conversion is booked once and told once.</summary>
    public async Task AllHoldAsync(string owner)
    {
        await Eventually.HoldsAsync(async () => await CountAsync(owner, $"select count(*) from unnest({Ids(Clicks)}) id where not exists (select 1 from clicks where click_id = id)") == 0, LeaseAndMore);
        Assert.Equal(0, await CountAsync(owner, "select count(*) - count(distinct click_id) from clicks"));
        Assert.Equal(await CountAsync(owner, "select count(*) from clicks"), await CountAsync(owner, "select coalesce(sum(clicks + prefetched), 0) from click_rollups"));

        await Eventually.HoldsAsync(async () => await CountAsync(owner, "select coalesce(sum(impressions), 0) from impression_rollups") >= _impressionsAnswered, LeaseAndMore);
        Assert.InRange(await CountAsync(owner, "select coalesce(sum(impressions), 0) from impression_rollups"), _impressionsAnswered, _impressionsAsked);

        // A postback that found the database away is handed over from the journal a moment after the database is back.
        var receipts = Receipts.Select(each => each.Receipt["rcp_".Length..]).ToList();
        await Eventually.HoldsAsync(async () => await CountAsync(owner, $"select count(*) from unnest({Ids(receipts)}) id where not exists (select 1 from inbound where receipt_id = id)") == 0, LeaseAndMore);
        await Eventually.HoldsAsync(async () => await CountAsync(owner, "select count(*) from inbound where verdict = 'waiting'") == 0, LeaseAndMore);
        var reported = Receipts.Select(each => each.Click).Distinct().ToList();
        Assert.Equal(0, await CountAsync(owner, $"select count(*) from unnest({Ids(reported)}) id where (select count(*) from conversions where click_id = id) <> 1"));

        await Eventually.HoldsAsync(async () => await CountAsync(owner, "select count(*) from deliveries") == 0, LeaseAndMore);
        Assert.Equal(0, await CountAsync(owner, "select count(*) from conversions c where (select count(*) from deliveries_done d where d.conversion_id = c.conversion_id and d.state = 'delivered') <> 1"));
    }

    private static string Ids(IEnumerable<string> ids) => $"array[{string.Join(',', ids.Select(id => $"'{Uuid(id)}'"))}]::uuid[]";

    private static Guid Uuid(string id) => Domain.Tenancy.CrockfordBase32.TryDecode(id, out var value) ? value : throw new FormatException(id);

    private static async Task<long> CountAsync(string owner, string sql) => long.Parse((await Sql.ScalarAsync(owner, sql))!, CultureInfo.InvariantCulture);
}
