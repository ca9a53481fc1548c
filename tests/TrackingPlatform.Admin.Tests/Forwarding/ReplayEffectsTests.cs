using Bunit;
using TrackingPlatform.Admin.Forwarding;
using TrackingPlatform.Admin.Tests.Ui;
using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Admin.Tests.Forwarding;

public sealed class ReplayEffectsTests : UiTests
{
    [Fact]
    public void A_backfill_says_how_many_are_told_how_long_it_takes_and_why_the_others_are_not()
    {
        var text = Show(Sample);

        Assert.Contains("7 conversions are told", text, StringComparison.Ordinal);
        Assert.Contains("about 10 s at 1 a second", text, StringComparison.Ordinal);
        Assert.Contains("5 of the period are left alone: the template has a delivery for each.", text, StringComparison.Ordinal);
        Assert.Contains("2 are not sent: they do not fulfil the template's condition", text, StringComparison.Ordinal);
        Assert.Contains("1 are not sent: they are kept back by a throttle", text, StringComparison.Ordinal);
        Assert.DoesNotContain("There are more than are asked", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_not_all_were_asked_it_says_so() =>
        Assert.Contains("There are more than are asked beforehand", Show(Sample with { DependsOnCondition = true }), StringComparison.Ordinal);

    private static ReplayPreviewDetails Sample => new()
    {
        Kind = ReplayKind.Backfill,
        Filter = new ReplayFilterDetails([], null, null, null, null, null, null, null, null, null),
        Matched = 10,
        Sent = 7,
        Skipped = new Dictionary<string, long> { ["condition_false"] = 2, ["throttled"] = 1 },
        States = new Dictionary<string, long>(),
        Publishers = 1,
        ToldTwice = 0,
        ToDisabled = 0,
        Payout = new Dictionary<string, string> { ["EUR"] = "84.00" },
        AlreadyKnown = 5,
        DependsOnCondition = false,
        PerSecond = 1,
        Seconds = 10,
    };

    private string Show(ReplayPreviewDetails preview) =>
        string.Join(' ', Render<ReplayEffects>(each => each.Add(it => it.Preview, preview)).Nodes.Select(node => node.TextContent))
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Aggregate((all, word) => $"{all} {word}");
}
