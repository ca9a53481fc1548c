using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Postbacks;

/// <summary>How a tenant takes and answers postbacks.</summary>
/// <param name="AlwaysAnswers200">Every postback is answered with 200.</param>
/// <param name="Dialects">The other platforms whose postbacks are taken, by name.</param>
/// <param name="Attribution">How it is found out who earned a conversion.</param>
public sealed record PostbackSettingsDetails(
    [property: JsonPropertyName("always_answers_200")] bool AlwaysAnswers200,
    IReadOnlyDictionary<string, DialectDetails> Dialects,
    AttributionDetails Attribution);
