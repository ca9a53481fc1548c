using CsCheck;
using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Domain.Tests.Clicks;

public sealed class RoutingTrailTests
{
    private static readonly Gen<string> Field = Gen.String[Gen.Char["abc äß😀\u00a0-.:"], 0, 12];

    [Fact]
    public void Steps_survive_being_written_and_read() =>
        Gen.Select(Field, Field, Field, (subject, saw, outcome) => new RoutingStep(subject, saw, outcome)).List[1, 6]
            .Sample(steps => Assert.Equal(steps, RoutingTrail.Read(RoutingTrail.Write(steps))));

    [Fact]
    public void A_name_with_tabs_and_breaks_cannot_forge_a_step()
    {
        var steps = RoutingTrail.Read(RoutingTrail.Write([new RoutingStep("offer", "a\tb\nlink\tx\tok", "ok")]));

        Assert.Equal([new RoutingStep("offer", "a b link x ok", "ok")], steps);
    }
}
