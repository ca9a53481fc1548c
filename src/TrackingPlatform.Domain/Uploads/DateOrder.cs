namespace TrackingPlatform.Domain.Uploads;

/// <summary>In which order a file writes days that do not begin with the year. Those that do are understood in every file.</summary>
public enum DateOrder
{
    /// <summary><c>2026-11-24</c> only.</summary>
    YearFirst,

    /// <summary><c>24.11.2026</c>, <c>24/11/2026</c>.</summary>
    DayFirst,

    /// <summary><c>11/24/2026</c>.</summary>
    MonthFirst,
}
