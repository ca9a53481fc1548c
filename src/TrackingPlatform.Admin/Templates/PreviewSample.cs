using System.Collections.Immutable;

namespace TrackingPlatform.Admin.Templates;

/// <summary>A conversion that never was, for previews.</summary>
/// <param name="Name">As the choice says it.</param>
/// <param name="Values">What differs from the examples, by macro name; an empty value is a missing one.</param>
public sealed record PreviewSample(string Name, ImmutableDictionary<string, string> Values)
{
    private static readonly string[] FromTheLink = ["click_ref", "source", "creative", .. Enumerable.Range(1, 10).Select(number => $"sub{number}")];

    public static ImmutableArray<PreviewSample> All { get; } =
    [
        new("an approved sale", ImmutableDictionary<string, string>.Empty),
        new("a reversed sale", ImmutableDictionary<string, string>.Empty.Add("status", "reversed").Add("payout", "-2.50")),
        new("a lead without an amount", ImmutableDictionary<string, string>.Empty.Add("event", "lead").Add("amount", "").Add("txn_id", "")),
        new("a link without parameters", ImmutableDictionary.CreateRange(FromTheLink.Select(name => KeyValuePair.Create(name, "")))),
        new("awkward characters", ImmutableDictionary<string, string>.Empty.Add("sub1", "a b&c=d").Add("click_ref", "né/\"}{").Add("offer", "Fish & Chips, 50 % off")),
    ];
}
