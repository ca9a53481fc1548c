namespace TrackingPlatform.Testing.Notices;

/// <summary>A mail as it came in.</summary>
/// <param name="From">The sender of the envelope.</param>
/// <param name="To">The recipients of the envelope.</param>
/// <param name="Data">Headers and body.</param>
public sealed record CaughtMail(string From, IReadOnlyList<string> To, string Data)
{
    public string Subject => Data.Split("\r\n").First(line => line.StartsWith("Subject:", StringComparison.OrdinalIgnoreCase))[8..].Trim();
}
