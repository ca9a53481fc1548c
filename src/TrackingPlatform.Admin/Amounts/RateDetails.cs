using System.Globalization;
using TrackingPlatform.Data.Amounts;
using TrackingPlatform.Domain.Amounts;

namespace TrackingPlatform.Admin.Amounts;

/// <summary>A rate as pages and the API show it.</summary>
/// <param name="Rate">Units of <paramref name="Quote"/> for one of <paramref name="Base"/>.</param>
/// <param name="Source">Who said so.</param>
public sealed record RateDetails(Currency Base, Currency Quote, string Rate, DateTimeOffset ValidFrom, string Source, DateTimeOffset SetAt)
{
    internal static RateDetails Of(StoredRate stored) =>
        new(stored.Rate.From, stored.Rate.To, stored.Rate.Rate.ToString("0.##########", CultureInfo.InvariantCulture), stored.Rate.ValidFrom, stored.Source, stored.SetAt);
}
