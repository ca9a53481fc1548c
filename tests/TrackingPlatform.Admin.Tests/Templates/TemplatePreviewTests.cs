using TrackingPlatform.Admin.Templates;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Tests.Templates;

public sealed class TemplatePreviewTests
{
    private static readonly Actor Reader = new(TenantId.From(Guid.Empty), "reader", Permissions.Read);

    private readonly TemplatePreview _preview = new(new SetupOptions(null, AllowPrivateNetworks: false));

    [Fact]
    public void The_request_is_shown_with_the_samples_values()
    {
        var shown = Render(new PreviewDraft
        {
            Url = "https://partner.example/in?c={click_ref}&p={payout}",
            Headers = new() { ["X-Event"] = "{event}" },
            Body = "{\"id\":\"{txn_id}\"}",
        });

        Assert.Equal(
            ("https://partner.example/in?c=a1b2c3&p=2.50", "POST", "{\"id\":\"order-1001\"}", "application/json", null),
            (shown.Url, shown.Method, shown.Body, shown.ContentType, shown.Dialect));
        Assert.Equal([new("X-Event", "sale")], shown.Headers!);
        Assert.Empty(shown.Problems);
        Assert.Empty(shown.Warnings);
    }

    [Fact]
    public void Values_of_the_sample_can_be_replaced_and_taken_away()
    {
        var draft = new PreviewDraft { Url = "https://partner.example/in?a={sub1}&b={sub2|none}&c={param:zone}", Sample = new() { ["sub1"] = "a b", ["sub2"] = "", ["param:zone"] = "7" } };

        Assert.Equal("https://partner.example/in?a=a%20b&b=none&c=7", Render(draft).Url);
    }

    [Fact]
    public void Problems_are_part_of_the_answer()
    {
        var shown = Render(new PreviewDraft { Url = "https://partner.example/?c={clikc_id}", Headers = new() { ["Host"] = "x" }, Body = "a={nothing}" });

        Assert.Null(shown.Url);
        Assert.Equal([("url", "unknown_macro"), ("body", "unknown_macro"), ("headers.Host", "header")], shown.Problems.Select(problem => (problem.Field, problem.Reason)));
    }

    [Fact]
    public void A_value_that_cannot_stand_in_a_header_is_a_problem() =>
        Assert.Equal("sample", Assert.Single(Render(new PreviewDraft { Url = "https://partner.example/", Headers = new() { ["X-Offer"] = "{offer}" }, Sample = new() { ["offer"] = "Frühling" } }).Problems).Field);

    [Fact]
    public void Plain_http_is_a_warning() => Assert.Equal("scheme", Assert.Single(Render(new PreviewDraft { Url = "http://partner.example/" }).Warnings).Reason);

    [Theory]
    [InlineData("conversion", "not_supported_yet")]
    [InlineData("sample.payuot", "unknown_macro")]
    public void What_cannot_be_asked_is_refused(string field, string reason)
    {
        var draft = new PreviewDraft { Url = "https://partner.example/", Conversion = field == "conversion" ? "cnv_1" : null, Sample = field == "conversion" ? null : new() { ["payuot"] = "1" } };

        var problem = Assert.Single(Assert.IsType<Outcome<PreviewDetails>.Invalid>(_preview.Render(Reader, draft)).Problems);

        Assert.Equal((field, reason), (problem.Field, problem.Reason));
    }

    [Fact]
    public void Who_may_not_read_sees_nothing() =>
        Assert.IsType<Outcome<PreviewDetails>.Forbidden>(_preview.Render(Reader with { Permissions = Permissions.None }, new PreviewDraft { Url = "https://partner.example/" }));

    private PreviewDetails Render(PreviewDraft draft) => Assert.IsType<Outcome<PreviewDetails>.Done>(_preview.Render(Reader, draft)).Value;
}
