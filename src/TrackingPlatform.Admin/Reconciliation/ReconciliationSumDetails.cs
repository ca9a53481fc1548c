using System.ComponentModel;
using System.Globalization;
using TrackingPlatform.Data.Reconciliation;
using TrackingPlatform.Domain.Reconciliation;

namespace TrackingPlatform.Admin.Reconciliation;

/// <summary>The lines of one class in one currency.</summary>
public sealed record ReconciliationSumDetails
{
    public required LineClass Class { get; init; }

    [Description("Empty where neither side says one. Currencies are never added to each other.")]
    public required string Currency { get; init; }

    public required int Lines { get; init; }

    [Description("What the list says they come to.")]
    public required string Listed { get; init; }

    [Description("What the books said when they were held against each other.")]
    public required string Booked { get; init; }

    [Description("Lines that somebody did something about.")]
    public required int Settled { get; init; }

    internal static ReconciliationSumDetails Of(ReconciliationSum sum) => new()
    {
        Class = sum.Class,
        Currency = sum.Currency,
        Lines = sum.Lines,
        Listed = sum.Listed.ToString("0.00##", CultureInfo.InvariantCulture),
        Booked = sum.Booked.ToString("0.00##", CultureInfo.InvariantCulture),
        Settled = sum.Settled,
    };
}
