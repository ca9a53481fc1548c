using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Tenancy;

/// <summary>Keeps enums by their outside name, so that the database reads like the API.</summary>
internal sealed class WireNameConverter<TEnum>() : ValueConverter<TEnum, string>(value => WireName<TEnum>.Of(value), text => Parse(text))
    where TEnum : struct, Enum
{
    private static TEnum Parse(string text) =>
        WireName<TEnum>.TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is no {typeof(TEnum).Name}.");
}
