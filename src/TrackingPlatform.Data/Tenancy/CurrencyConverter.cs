using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using TrackingPlatform.Domain.Amounts;

namespace TrackingPlatform.Data.Tenancy;

/// <summary>Keeps currencies by their code.</summary>
internal sealed class CurrencyConverter() : ValueConverter<Currency, string>(currency => currency.Code, code => Currency.Of(code));
