namespace TrackingPlatform.Admin.Forwarding;

/// <summary>What a release came to.</summary>
/// <param name="Endpoint">Scheme, host and port.</param>
/// <param name="Released">Deliveries that were parked for it and are due now.</param>
public sealed record ReleaseDetails(string Endpoint, int Released);
