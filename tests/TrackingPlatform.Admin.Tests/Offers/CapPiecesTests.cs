using Bunit;
using TrackingPlatform.Admin.Offers;
using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Admin.Tests.Ui;
using TrackingPlatform.Domain.Offers;
using static TrackingPlatform.Admin.Tests.Offers.CapSamples;

namespace TrackingPlatform.Admin.Tests.Offers;

public sealed class CapPiecesTests : UiTests
{
    [Fact]
    public void The_meter_says_how_much_is_used_and_marks_the_warning()
    {
        var meter = Render<CapMeter>(ps => ps.Add(it => it.Cap, Counting)).Find("[role=meter]");

        Assert.Equal(("40", "40 % used", "capmeter"), (meter.GetAttribute("aria-valuenow"), meter.GetAttribute("aria-label"), meter.ClassName!.Trim()));
        Assert.Equal("left:90%", meter.QuerySelector("b")!.GetAttribute("style"));
    }

    [Theory]
    [InlineData(0.95, "warn")]
    [InlineData(1, "full")]
    public void The_meter_changes_colour_as_it_fills(double share, string tone) =>
        Assert.Contains(tone, Render<CapMeter>(ps => ps.Add(it => it.Cap, Counting with { Share = share, Warns = true })).Find("[role=meter]").ClassList);

    [Fact]
    public void A_cap_without_a_warning_has_no_mark() =>
        Assert.Empty(Render<CapMeter>(ps => ps.Add(it => it.Cap, Counting with { WarnAt = 0 })).FindAll("b"));

    [Fact]
    public void The_course_stands_beside_yesterday()
    {
        var story = Render<CapStory>(ps => ps.Add(it => it.Course, Course(Counting)));

        Assert.Equal("Used since the period began, beside yesterday", story.Find("caption").TextContent);
        Assert.Equal(["00:00 10 5", "01:00 25 9", "02:00 40 12"], story.FindAll("figure tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent))));
        Assert.Equal(["Yesterday by now", "Yesterday in all"], story.FindAll("section:nth-of-type(2) dt").Select(term => term.TextContent));
        Assert.Equal(["12", "90"], story.FindAll("section:nth-of-type(2) dd").Select(figure => figure.TextContent));
        Assert.StartsWith("/offers/off_", story.Find("a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.DoesNotContain("handed out", story.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_clicks_it_says_what_nodes_hold_and_a_campaigns_cap_leads_there()
    {
        var story = Render<CapStory>(ps => ps.Add(it => it.Course, Course(OfCampaign)));

        Assert.Contains("12 clicks are handed out", story.Markup, StringComparison.Ordinal);
        Assert.StartsWith("/campaigns/cmp_", story.Find("a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lifetime_has_no_course()
    {
        var story = Render<CapStory>(ps => ps.Add(it => it.Course, new CapCourseDetails { Cap = Money with { Period = CapPeriod.Lifetime, Until = null }, Points = [] }));

        Assert.Empty(story.FindAll("figure"));
        Assert.Contains("Full", story.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Begins anew", story.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trace_shows_caps_before_and_after()
    {
        TraceCap[] caps =
        [
            new() { EventSeq = 1, Cap = "offer:off_1:conversions:day", Before = "3", After = "4", Limit = "10" },
            new() { EventSeq = 2, Cap = "event:evt_1:payout:EUR:month:each@Europe/Berlin", Publisher = "pub_1", Before = "20", After = "20", Limit = "20", Refused = true },
        ];

        var trace = Render<TraceCaps>(ps => ps.Add(it => it.Caps, caps).Add(it => it.HasChanges, true));

        var rows = trace.FindAll("tbody tr").Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToList()).ToList();
        Assert.Equal(["Offer · conversions a day", "1", "3", "4", "10", "", "counted"], rows[0]);
        Assert.StartsWith("Event · payout a month", rows[1][0], StringComparison.Ordinal);
        Assert.Equal("no room", rows[1][^1]);
        Assert.Equal("From 30 to 40 %", trace.FindAll("[role=meter]")[0].GetAttribute("aria-label"));
        Assert.Contains("full", trace.FindAll("[role=meter]")[1].ClassList);
    }
}
