using System.Diagnostics;

namespace TrackingPlatform.Testing;

/// <summary>For what comes true a moment later.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks until it holds; a condition that throws does not hold yet.</summary>
    public static Task HoldsAsync(Func<Task<bool>> condition) => HoldsAsync(condition, Patience);

    /// <summary>Asks until it holds, for as long as the promise behind it says.</summary>
    public static async Task HoldsAsync(Func<Task<bool>> condition, TimeSpan patience)
    {
        var watch = Stopwatch.StartNew();
        Exception? last = null;
        while (watch.Elapsed < patience)
        {
            try
            {
                if (await condition())
                {
                    return;
                }
            }
            catch (Exception failure)
            {
                last = failure;
            }

            await Task.Delay(Pause);
        }

        throw new TimeoutException($"It did not come true within {patience}.", last);
    }
}
