namespace TrackingPlatform.Data.Reporting;

/// <summary>A report about visitors would count single clicks of more days than are counted at a time, since so many have no sums that tell visitors apart.</summary>
public sealed class UnclosedDaysException(int days) : Exception($"{days} days have no sums that tell visitors apart.")
{
    /// <summary>How many days' single clicks would have been counted.</summary>
    public int Days { get; } = days;
}
