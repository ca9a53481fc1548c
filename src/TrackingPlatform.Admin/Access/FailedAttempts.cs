using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace TrackingPlatform.Admin.Access;

/// <summary>
/// Counts failed sign-ins for an e-mail address, whether or not it belongs to anyone, so that a pause says nothing about who has an
/// account. Known members are counted in the database too, which holds over restarts and nodes.
/// </summary>
internal sealed class FailedAttempts(TimeProvider clock)
{
    /// <summary>Failures before the pause.</summary>
    public const int Most = 5;

    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<string, (int Count, DateTimeOffset Until)> failures = new(StringComparer.Ordinal);

    /// <summary>How long this address must wait; null when it need not.</summary>
    public TimeSpan? WaitFor(string email) =>
        failures.TryGetValue(SlotOf(email), out var failed) && failed.Count >= Most && failed.Until - clock.GetUtcNow() is { Ticks: > 0 } wait ? wait : null;

    public void Add(string email)
    {
        var now = clock.GetUtcNow();
        if (failures.Count >= MostRemembered)
        {
            Forget(now);
        }

        failures.AddOrUpdate(
            SlotOf(email),
            _ => (1, now + Pause),
            (_, failed) => failed.Until <= now ? (1, now + Pause) : (failed.Count + 1, now + Pause));
    }

    public void Clear(string email) => failures.TryRemove(SlotOf(email), out _);

    /// <summary>What has lapsed; where a flood leaves no room even so, everything: the database still counts for real members.</summary>
    private void Forget(DateTimeOffset now)
    {
        foreach (var (slot, _) in failures.Where(failed => failed.Value.Until <= now))
        {
            failures.TryRemove(slot, out _);
        }

        if (failures.Count >= MostRemembered)
        {
            failures.Clear();
        }
    }

    private static string SlotOf(string email) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToUpperInvariant())));
}
