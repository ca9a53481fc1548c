namespace TrackingPlatform.Admin.Ui;

/// <summary>A question before an act that cannot be undone. Acts that can be undone do not ask: they offer Undo in a toast.</summary>
/// <param name="Title">The question: "Archive three offers?"</param>
/// <param name="Action">The verb on the button: "Archive".</param>
public sealed record Confirmation(string Title, string Action)
{
    public string? Text { get; init; }

    /// <summary>What will happen, with counts: "12 links stop redirecting".</summary>
    public IReadOnlyList<string> Consequences { get; init; } = [];

    /// <summary>A name that has to be typed before the button works; for what nobody can bring back.</summary>
    public string? TypedName { get; init; }

    public bool IsDanger { get; init; }
}
