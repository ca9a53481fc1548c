namespace TrackingPlatform.Data.Access;

/// <summary>An answer as it is given again: status, the headers that matter, and the JSON body.</summary>
public sealed record IdempotentAnswer(int Status, string? Location, string? ETag, byte[] Body);
