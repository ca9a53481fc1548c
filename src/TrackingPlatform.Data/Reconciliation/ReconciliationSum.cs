using System.Text.Json.Serialization;
using TrackingPlatform.Domain.Reconciliation;

namespace TrackingPlatform.Data.Reconciliation;

/// <summary>The lines of one class in one currency.</summary>
/// <param name="Class">The class.</param>
/// <param name="Currency">ISO 4217; empty where neither side says one. Currencies are never added to each other.</param>
/// <param name="Lines">How many.</param>
/// <param name="Listed">What the list says they come to.</param>
/// <param name="Booked">What the books say.</param>
/// <param name="Settled">Lines that somebody did something about.</param>
public sealed record ReconciliationSum(
    [property: JsonConverter(typeof(JsonStringEnumConverter<LineClass>))] LineClass Class, string Currency, int Lines, decimal Listed, decimal Booked, int Settled);
