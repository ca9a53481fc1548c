using System.Globalization;
using TrackingPlatform.Domain.Audit;

namespace TrackingPlatform.Admin.Audit;

/// <summary>Differences between sealed books and what stands there now, in words.</summary>
internal static class SealWords
{
    /// <summary>A hash as people compare it.</summary>
    public static string Short(string hash) => hash[..12];

    public static string Fault(SealFault fault)
    {
        var period = string.Create(CultureInfo.InvariantCulture, $"{fault.Seal.From.UtcDateTime:yyyy-MM-dd HH:mm} to {fault.Seal.Until.UtcDateTime:yyyy-MM-dd HH:mm} UTC");
        return fault.Kind switch
        {
            SealFaultKind.ChainBroken => $"The seal over {period} does not follow the one before it: one is missing, or its hash was changed.",
            SealFaultKind.SealChanged => $"The seal over {period} was changed: its hash is not that of what it says.",
            SealFaultKind.ReceiptsChanged => $"Raw requests stored from {period} were changed after they were sealed: {Numbers(fault)}.",
            SealFaultKind.EntriesChanged => $"The history of conversions stored from {period} was changed after it was sealed: {Numbers(fault)}.",
        };
    }

    private static string Numbers(SealFault fault) => fault.Sealed == fault.Found
        ? string.Create(CultureInfo.InvariantCulture, $"there are still {fault.Found:N0}, but not the same")
        : string.Create(CultureInfo.InvariantCulture, $"{fault.Sealed:N0} were sealed, {fault.Found:N0} are there");
}
