using System.Globalization;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Notices;

namespace TrackingPlatform.Domain.Postbacks;

/// <summary>What staff hear of advertisers that fall silent and are heard again.</summary>
public static class SilenceNews
{
    /// <summary>Nothing has come for longer than chance explains.</summary>
    /// <param name="advertiser">Who is silent.</param>
    /// <param name="name">As people call it.</param>
    /// <param name="since">The last postback before; names the silence.</param>
    /// <param name="expected">How many would have come by now.</param>
    public static Notice Stopped(AdvertiserId advertiser, string name, DateTimeOffset since, double expected) => About(NoticeKind.PostbacksStopped, advertiser, since) with
    {
        Title = $"{name} sends no postbacks any more",
        Detail = string.Create(
            CultureInfo.InvariantCulture,
            $"The last came at {since.UtcDateTime:yyyy-MM-dd HH:mm} UTC; about {Math.Max(1, Math.Round(expected))} would have come since. Ask them whether something changed; nothing is lost here that they send later."),
    };

    /// <summary>It is heard again, or nobody expects it any more.</summary>
    /// <param name="advertiser">Who was silent.</param>
    /// <param name="name">As people call it.</param>
    /// <param name="since">The last postback before the silence; names it.</param>
    public static Notice Resumed(AdvertiserId advertiser, string name, DateTimeOffset since) => About(NoticeKind.PostbacksResumed, advertiser, since) with
    {
        Title = $"{name} is not silent any more",
        Detail = string.Create(
            CultureInfo.InvariantCulture,
            $"The silence that began at {since.UtcDateTime:yyyy-MM-dd HH:mm} UTC is over: postbacks come again, or the advertiser is active no more. What happened meanwhile may still be sent by file."),
    };

    private static Notice About(NoticeKind kind, AdvertiserId advertiser, DateTimeOffset since) => new()
    {
        Kind = kind,
        Subject = advertiser.ToString(),
        Occasion = since.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        Title = "",
        Detail = "",
        Path = $"/advertisers/{advertiser}",
    };
}
