using Bunit;
using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Admin.Tests.Ui;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Admin.Tests.Reporting;

/// <summary>What an outsider reads on a shared trace.</summary>
public sealed class SharedTraceTests : UiTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private static readonly SharedTrace Trace = new()
    {
        Audience = TraceAudience.Publisher,
        Click = new SharedTrace.SharedClick(ClickId.New(Now), Now, "Current account", ClickVerdict.Redirected, null, "DE", "mobile") { ClickRef = "ref-1", Subs = [new(3, "banner")] },
        Postbacks = [new SharedTrace.SharedPostback(Now, PostbackVerdict.Accepted, null)],
        Conversions =
        [
            new SharedTrace.SharedConversion(ConversionId.New(Now), "Current account", "sale", ConversionStatus.Approved, null, Now)
            {
                Payout = new Money(12.5m, Currency.Of("EUR")),
                Deliveries = [new SharedTrace.SharedDelivery("approved", DeliveryState.Dead, Now) { Reason = "http_5xx", Attempts = [new(Now, 98, 503, "http_5xx", "https://track.example/?cid=ref-1&key=•••")] }],
            },
        ],
    };

    [Fact]
    public void It_says_who_shares_it_with_whom_and_what_became_of_it()
    {
        var page = Show(Trace);

        Assert.Contains("Shared by Halden Partners with DealHarbor until 2026-11-29 14:31:40 +01:00", page.Find("header.shared-head").TextContent, StringComparison.Ordinal);
        Assert.Equal("The event sale of Current account is approved and earned 12.50 EUR. The publisher could not be told.", page.Find(".big").TextContent);
        Assert.Contains("sub3", page.Markup, StringComparison.Ordinal);
        Assert.Contains("https://track.example/?cid=ref-1&amp;key=•••", page.Markup, StringComparison.Ordinal);
        Assert.Contains("You get", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Receipt", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void An_advertiser_reads_what_it_sent_with_its_receipts()
    {
        var page = Show(Trace with { Audience = TraceAudience.Advertiser, Postbacks = [Trace.Postbacks[0] with { Receipt = ReceiptId.New(Now), TransactionId = "T-1", Amount = "100 EUR" }], Conversions = [] });

        Assert.Equal(["At", "Verdict", "Event", "Order", "Amount", "Receipt"], page.FindAll("section[aria-label=Postbacks] th").Select(each => each.TextContent));
        Assert.Contains("T-1", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("You get", page.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<SharedTraceView> Show(SharedTrace trace) =>
        Render<SharedTraceView>(view => view.Add(v => v.Shown, new SharedTraceOpening.Shown(trace, "Halden Partners", "DealHarbor", Berlin, Now.AddDays(7))));
}
