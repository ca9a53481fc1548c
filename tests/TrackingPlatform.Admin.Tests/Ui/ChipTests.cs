using Bunit;
using TrackingPlatform.Admin.Ui;

namespace TrackingPlatform.Admin.Tests.Ui;

public sealed class ChipTests : UiTests
{
    [Theory]
    [InlineData("ok", "approved", "delivered", "accepted", "active")]
    [InlineData("wait", "pending", "waiting", "retrying")]
    [InlineData("hold", "hold", "held", "quarantined")]
    [InlineData("bad", "rejected", "dead")]
    [InlineData("rev", "reversed")]
    [InlineData("park", "parked")]
    [InlineData("idle", "duplicate", "suppressed", "draft", "paused", "archived", "sampled", "test", "something new")]
    public void Every_status_has_its_tone_and_its_word(string tone, params string[] statuses)
    {
        foreach (var status in statuses)
        {
            var chip = Render<StatusChip>(c => c.Add(s => s.Value, status)).Find(".st");
            Assert.Contains(tone, chip.ClassList);
            Assert.Equal(status, chip.TextContent.ToLowerInvariant());
        }
    }

    [Fact]
    public void Shapes_tell_statuses_of_one_tone_apart_without_colour()
    {
        string Shape(string status) => Render<StatusChip>(c => c.Add(s => s.Value, status)).Find("svg").InnerHtml;
        Assert.Equal(5, new[] { "approved", "pending", "hold", "rejected", "reversed" }.Select(Shape).Distinct().Count());
    }

    [Theory]
    [InlineData(8.2, false, "up")]
    [InlineData(-1.8, false, "down")]
    [InlineData(-4.0, true, "up")]
    [InlineData(4.0, true, "down")]
    public void A_change_is_green_when_it_is_better(double value, bool lowerIsBetter, string tone) =>
        Assert.Contains(tone, Render<Delta>(d => d.Add(c => c.Value, value).Add(c => c.LowerIsBetter, lowerIsBetter)).Find(".delta").ClassList);

    [Fact]
    public void A_long_id_is_shortened_to_look_at_and_whole_to_copy()
    {
        var chip = Render<IdChip>(c => c.Add(i => i.Value, "cnv_01jd8k0c9wf2m7q4x5t8r3vbne"));
        Assert.Equal("cnv_01jd…vbne", chip.Find("code").TextContent);
        Assert.Equal("cnv_01jd8k0c9wf2m7q4x5t8r3vbne", chip.Find("button").GetAttribute("data-copy"));
    }

    [Fact]
    public void A_time_is_told_in_the_tenants_zone_and_titled_in_utc()
    {
        var time = Render<Time>(t => t.Add(c => c.Value, Now)).Find("time");
        Assert.Equal("14:31:40", time.TextContent);
        Assert.Equal("2026-11-22T13:31:40.000Z", time.GetAttribute("title"));
    }

    [Fact]
    public void A_relative_time_keeps_up_with_the_clock()
    {
        var time = Render<Time>(t => t.Add(c => c.Value, Now.AddMinutes(2)).Add(c => c.Relative, true));
        Assert.Equal("in 2 min", time.Find("time").TextContent);
        Clock.Advance(TimeSpan.FromSeconds(75));
        time.WaitForAssertion(() => Assert.Equal("in 45 s", time.Find("time").TextContent));
    }

    [Fact]
    public void The_header_has_one_heading_and_a_way_up()
    {
        var header = Render<PageHeader>(h => h.Add(p => p.Title, "DealHarbor main").Add(p => p.ParentName, "Postback templates").Add(p => p.ParentHref, "/templates").Add(p => p.Actions, Text("Save")));
        Assert.Contains("DealHarbor main", Assert.Single(header.FindAll("h1")).TextContent, StringComparison.Ordinal);
        Assert.Contains("Save", header.Find(".page-actions").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_can_be_tried_again_and_quoted()
    {
        var tries = 0;
        var panel = Render<ErrorPanel>(p => p.Add(e => e.What, "The offers could not be loaded.").Add(e => e.CorrelationId, "4bf92f3577b34da6").Add(e => e.Retry, () => tries++));
        panel.Find("button.btn").Click();
        Assert.Equal(1, tries);
        Assert.Equal("alert", panel.Find(".errorpanel").GetAttribute("role"));
        Assert.NotNull(panel.Find("[data-copy='4bf92f3577b34da6']"));
    }

    [Fact]
    public void Emptiness_has_a_title_and_a_way_on() =>
        Assert.Equal("No offers yet", Render<Empty>(e => e.Add(c => c.Title, "No offers yet").Add(c => c.Icon, Icon.Package)).Find(".empty h2").TextContent);
}
