namespace TrackingPlatform.Workers.Notices;

/// <summary>Why a mail did not go out.</summary>
/// <param name="Why">A line for the tenant's people.</param>
/// <param name="IsFinal">The server will not take it later either.</param>
internal sealed record MailFailure(string Why, bool IsFinal);
