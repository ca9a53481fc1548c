namespace TrackingPlatform.Domain.Attribution;

/// <summary>One click or publisher that was looked at.</summary>
/// <param name="ClickId">The click's id as text; null without a click.</param>
/// <param name="At">When the click happened.</param>
/// <param name="AgeSeconds">Whole seconds from the click to the conversion.</param>
/// <param name="Outcome"><c>won</c>, or the reason code for which it did not.</param>
public sealed record AttributionCandidate(string? ClickId, DateTimeOffset? At, long? AgeSeconds, string Outcome)
{
    /// <summary>What it was found by, as the settings name it.</summary>
    public string By { get; init; } = "click_id";

    /// <summary>What the postback said there: the code, the customer, the publisher; null for a click id.</summary>
    public string? Said { get; init; }

    /// <summary>The publisher's id as text, where it is known.</summary>
    public string? Publisher { get; init; }
}
