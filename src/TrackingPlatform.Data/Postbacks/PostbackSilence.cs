using TrackingPlatform.Domain.Advertisers;

namespace TrackingPlatform.Data.Postbacks;

/// <summary>An advertiser that has fallen silent.</summary>
/// <param name="Advertiser">Which.</param>
/// <param name="Name">Its name.</param>
/// <param name="Since">Its last postback.</param>
/// <param name="RaisedAt">When the silence was noticed.</param>
/// <param name="Expected">How many would have come by then.</param>
public sealed record PostbackSilence(AdvertiserId Advertiser, string Name, DateTimeOffset Since, DateTimeOffset RaisedAt, decimal Expected);
