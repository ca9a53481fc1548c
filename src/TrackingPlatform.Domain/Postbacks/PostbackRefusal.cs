namespace TrackingPlatform.Domain.Postbacks;

/// <summary>Why a postback books nothing.</summary>
/// <param name="Reason">The reason code.</param>
/// <param name="Detail">A sentence for the advertiser's developer that says what to do.</param>
/// <param name="HttpStatus">The HTTP status of the answer.</param>
public sealed record PostbackRefusal(string Reason, string Detail, int HttpStatus);
