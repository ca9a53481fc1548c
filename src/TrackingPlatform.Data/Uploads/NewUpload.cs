using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Uploads;

namespace TrackingPlatform.Data.Uploads;

/// <summary>A file that is handed over, and how it is most likely read.</summary>
/// <param name="Advertiser">Whose conversions it says.</param>
/// <param name="FileName">Its name, for people.</param>
/// <param name="File">Its bytes.</param>
/// <param name="Guess">How it is most likely read.</param>
/// <param name="Header">The names of its columns.</param>
/// <param name="Rows">How many rows it has.</param>
public sealed record NewUpload(AdvertiserId Advertiser, string FileName, byte[] File, FormatGuess Guess, IReadOnlyList<string> Header, int Rows);
