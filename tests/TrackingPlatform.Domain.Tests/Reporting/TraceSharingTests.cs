using System.Text.Json;
using System.Text.RegularExpressions;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Tests.Reporting;

/// <summary>Stories in which every text and amount is a mark of its own, so that what is shown of them can be told to the last.</summary>
public sealed partial class TraceSharingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly Currency Euro = Currency.Of("EUR");
    private static readonly PublisherId Mine = PublisherId.New(Now), Theirs = PublisherId.New(Now);
    private static readonly AdvertiserId Shop = AdvertiserId.New(Now), OtherShop = AdvertiserId.New(Now);
    private static readonly ClickId Clicked = ClickId.New(Now);

    private static readonly string[] SeenByAll = ["#offer", "#device", "#event", "#reason", "#model", "#change-reason"];

    [Fact]
    public void A_publisher_sees_its_own_click_and_money_and_nothing_else() => AssertShown(
        new TraceViewer.ForPublisher(Mine),
        [.. SeenByAll, "#sub1", "#sub2", "#ref", "#link", "#txn", "#payout-formula", "#told", "#delivery-reason", "#attempt-error", "#postback-reason", "#refused-reason", "100.11", "22.33", "21.33"]);

    [Fact]
    public void An_advertiser_sees_what_it_reported_and_owes_and_nothing_else() => AssertShown(
        new TraceViewer.ForAdvertiser(Shop),
        [.. SeenByAll, "#txn", "#revenue-formula", "#told", "#hidden-event", "#hidden-txn", "#hidden-told", "#hidden-offer", "#their-event", "#their-txn", "#their-offer", "#their-told",
            "#postback-reason", "#postback-event", "#postback-txn", "#postback-amount", "#refused-reason", "#refused-event", "#refused-txn", "#refused-amount",
            "#hidden-refused-reason", "#hidden-refused-event", "#hidden-refused-txn", "#hidden-refused-amount", "100.11", "44.55", "43.55"]);

    [Fact]
    public void Anyone_sees_what_happened_without_money_and_names() => AssertShown(
        new TraceViewer.ForAnyone(),
        [.. SeenByAll, "#told", "#delivery-reason", "#attempt-error", "#postback-reason", "#refused-reason", "#their-event", "#their-offer", "#their-told"]);

    [Fact]
    public void Another_partner_sees_nothing_at_all()
    {
        Assert.True(TraceSharing.Show(Story with { Postbacks = [] }, new TraceViewer.ForAdvertiser(OtherShop)).IsEmpty);
        Assert.True(TraceSharing.Show(Story with { Conversions = [], Postbacks = [] }, new TraceViewer.ForPublisher(Theirs)).IsEmpty);
    }

    [Fact]
    public void Whoever_earned_by_a_coupon_sees_neither_the_click_nor_its_owner()
    {
        var shown = TraceSharing.Show(Story, new TraceViewer.ForPublisher(Theirs));

        Assert.Null(shown.Click);
        Assert.Equal("#their-event", Assert.Single(shown.Conversions).Event);
        Assert.Null(shown.Conversions[0].Age);
        Assert.DoesNotContain(Mine.ToString(), Written(shown), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hidden_event_leaves_no_trace_but_the_click()
    {
        var hidden = Story with { Conversions = [.. Story.Conversions.Where(each => !each.IsVisible)], Postbacks = [.. Story.Postbacks.Where(each => !each.IsVisible)] };

        foreach (var viewer in new TraceViewer[] { new TraceViewer.ForPublisher(Mine), new TraceViewer.ForAnyone() })
        {
            var shown = TraceSharing.Show(hidden, viewer);
            Assert.Empty(shown.Conversions);
            Assert.Empty(shown.Postbacks);
            Assert.Equal("The visitor was sent to #offer. There is no conversion to show for it so far.", SharedTraceAnswer.Of(shown));
        }
    }

    [Fact]
    public void The_tenants_own_webhooks_are_nobody_elses_business() =>
        Assert.DoesNotContain(TraceSharing.Show(Story, new TraceViewer.ForPublisher(Mine)).Conversions.SelectMany(each => each.Deliveries), each => each.StatusSent == "#webhook-told");

    [Theory]
    [InlineData("https://track.example/pb/s3cret?cid=ref&v=22.33&ua=Mozilla", "https://track.example/•••?cid=ref&v=22.33&ua=•••")]
    [InlineData("https://user:word@track.example/?cid=ref", "https://track.example/?cid=ref")]
    [InlineData("https://track.example?Mozilla%2F5.0=1&mozilla", "https://track.example/?•••=•••&•••")]
    [InlineData("https://track.example/?a=r%65f&a=&203.0.113.0=ref", "https://track.example/?a=ref&a=&•••=ref")]
    [InlineData("nonsense", "•••")]
    public void Of_an_address_only_what_is_told_beside_it_is_shown(string url, string shown) => Assert.Equal(shown, SharedUrl.Of(url, new HashSet<string> { "ref", "22.33" }));

    [Fact]
    public void A_share_ends_with_its_time_or_when_it_is_taken_back()
    {
        Assert.Equal(TraceShareState.Open, TraceShareTerm.StateOf(Now, null, Now.AddTicks(-1)));
        Assert.Equal(TraceShareState.Expired, TraceShareTerm.StateOf(Now, null, Now));
        Assert.Equal(TraceShareState.Revoked, TraceShareTerm.StateOf(Now, Now.AddDays(-1), Now));
    }

    private static void AssertShown(TraceViewer viewer, string[] expected)
    {
        var shown = TraceSharing.Show(Story, viewer);
        Assert.Equal(expected.Order(StringComparer.Ordinal), Marks().Matches(Written(shown)).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));
    }

    private static string Written(SharedTrace trace) => JsonSerializer.Serialize(trace, Plain) + SharedTraceAnswer.Of(trace);

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static TracedStory Story { get; } = Make();

    private static TracedStory Make()
    {
        var (mine, hidden, theirs) = (ConversionId.New(Now), ConversionId.New(Now), ConversionId.New(Now));
        return new TracedStory
        {
            Click = new TracedStory.TracedClick(
                new Click
                {
                    Id = Clicked, TenantId = TenantId.New(Now), PublisherId = Mine, AdvertiserId = Shop, Currency = Euro, Verdict = ClickVerdict.Redirected, Destination = "https://shop.example/#destination",
                    Trail = "campaign\t#trail\tok",
                    Parameters = new ClickParameters
                    {
                        Subs = ["#sub1", "#sub2"], ClickRef = "#ref", Source = "#source", Creative = "#creative", Landing = "#landing", Cost = "#cost", Others = [new("#name", "#value")],
                    },
                    Visitor = new Visitor
                    {
                        Address = "#address", UserAgent = "#agent", Country = "DE", Region = "#region", City = "#city", Isp = "#isp", Device = "#device", Brand = "#brand", Os = "#os", Browser = "#browser",
                        Language = "#language", Referrer = "#referrer",
                    },
                },
                "#offer",
                "#link"),
            Conversions =
            [
                Conversion(mine, Mine, "") with
                {
                    Attribution = new AttributionExplanation("#model", 60, [new AttributionCandidate("#other-click", Now, 5, "#outcome") { Publisher = "#other-publisher", Said = "#said" }], "#winner", "#why"),
                    Reason = "#reason",
                    PayoutFormula = "#payout-formula",
                    RevenueFormula = "#revenue-formula",
                    History =
                    [
                        new(Now, "#actor", ConversionStatus.Pending, "#change-reason", new Money(99.11m, Euro), new Money(21.33m, Euro), new Money(43.55m, Euro)),
                        new(Now, "#actor", ConversionStatus.Approved, null, new Money(100.11m, Euro), new Money(22.33m, Euro), new Money(44.55m, Euro)),
                    ],
                },
                Conversion(hidden, Mine, "hidden-") with { IsVisible = false },
                Conversion(theirs, Theirs, "their-"),
            ],
            Postbacks = [Postback("postback-", mine), Postback("refused-", null), Postback("hidden-refused-", null) with { IsVisible = false }, Postback("foreign-", null) with { Advertiser = OtherShop, IsVisible = false }],
            Deliveries = [Delivery(mine, Mine, ""), Delivery(mine, Mine, "webhook-") with { IsWebhook = true }, Delivery(hidden, Mine, "hidden-"), Delivery(theirs, Theirs, "their-")],
        };
    }

    private static TracedStory.TracedConversion Conversion(ConversionId id, PublisherId publisher, string mark) => new()
    {
        Id = id, Publisher = publisher, Advertiser = Shop, OfferName = $"#{mark}offer", Event = $"#{mark}event", IsVisible = true, ClickId = Clicked, TransactionId = $"#{mark}txn",
        Status = ConversionStatus.Approved, Note = $"#{mark}note", OccurredAt = Now, Amount = mark.Length == 0 ? new Money(100.11m, Euro) : null,
        Payout = mark.Length == 0 ? new Money(22.33m, Euro) : Money.Zero(Euro), Revenue = mark.Length == 0 ? new Money(44.55m, Euro) : Money.Zero(Euro),
    };

    private static TracedStory.TracedPostback Postback(string mark, ConversionId? conversion) => new()
    {
        Id = ReceiptId.New(Now), Advertiser = Shop, Conversion = conversion, IsVisible = true, Target = $"/postback?token=#{mark}token", Body = $"#{mark}body", RemoteAddress = $"#{mark}remote",
        Verdict = conversion is null ? PostbackVerdict.Rejected : PostbackVerdict.Accepted, Reason = $"#{mark}reason", Detail = $"#{mark}detail", Event = $"#{mark}event", TransactionId = $"#{mark}txn", Amount = $"#{mark}amount",
    };

    private static TracedStory.TracedDelivery Delivery(ConversionId conversion, PublisherId publisher, string mark) => new()
    {
        Conversion = conversion, Publisher = publisher, StatusSent = $"#{mark}told", State = DeliveryState.Due, Reason = mark == "" ? "#delivery-reason" : null, CreatedAt = Now, NextAt = Now,
        Attempts = [new(Now, 5, 500, mark == "" ? "#attempt-error" : null, $"https://publisher.example/%23{mark}path?cid=%23ref&ua=%23agent&ip=%23address&s=%23{mark}secret", $"#{mark}response")],
    };

    [GeneratedRegex("#[a-z0-9-]+|[0-9]{2,3}\\.[0-9]{2}(?![0-9])")]
    private static partial Regex Marks();
}
