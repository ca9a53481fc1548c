using System.Diagnostics;
using System.Globalization;

namespace TrackingPlatform.Data;

/// <summary>
/// Named places at which a test has the process killed (SIGKILL), to prove what survives it. <c>Platform__Failpoint=mid-copy:2</c> in the environment kills at the
/// second passing of <c>mid-copy</c>; unset, as in every installation, passing one is a comparison with null.
/// </summary>
public static class Failpoint
{
    private static readonly string? Fatal;
    private static int _passingsLeft;

    static Failpoint()
    {
        if (Environment.GetEnvironmentVariable("Platform__Failpoint")?.Split(':') is [var name, var passing])
        {
            Fatal = name;
            _passingsLeft = int.Parse(passing, CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Goes on, or ends the process here.</summary>
    /// <param name="name">The place.</param>
    public static void Pass(string name)
    {
        if (Fatal is not null && Fatal == name && Interlocked.Decrement(ref _passingsLeft) == 0)
        {
            using var self = Process.GetCurrentProcess();
            self.Kill();
            Thread.Sleep(Timeout.Infinite); // the signal is on its way; nothing more may happen before it arrives
        }
    }
}
