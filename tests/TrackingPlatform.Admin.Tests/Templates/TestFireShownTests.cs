using Bunit;
using TrackingPlatform.Admin.Templates;
using TrackingPlatform.Admin.Tests.Ui;

namespace TrackingPlatform.Admin.Tests.Templates;

public sealed class TestFireShownTests : UiTests
{
    [Fact]
    public void It_shows_what_went_out_with_its_signature_and_what_came_back()
    {
        var shown = Show(Sample with { StatusCode = 200, Response = "thank you" });

        Assert.Contains("Taken with 200", shown.Markup, StringComparison.Ordinal);
        Assert.Equal("POST https://own.example/hooks\nX-Signature: t=1,v1=ab\nX-Test: 1\n\n{}", shown.Find("[aria-label=Request]").TextContent);
        Assert.Equal("thank you", shown.Find("[aria-label=Answer]").TextContent);
    }

    [Fact]
    public void Without_an_answer_it_says_why()
    {
        var shown = Show(Sample with { Error = "connect", Detail = "The connection broke before an answer came." });

        Assert.Contains("connect", shown.Find(".sum").TextContent, StringComparison.Ordinal);
        Assert.Contains("The connection broke", shown.Markup, StringComparison.Ordinal);
        Assert.Empty(shown.FindAll("[aria-label=Answer]"));
    }

    private static TestFireDetails Sample => new(
        "POST", "https://own.example/hooks", new Dictionary<string, string> { ["X-Signature"] = "t=1,v1=ab", ["X-Test"] = "1" }, "{}", null, null, null, null, 12);

    private IRenderedComponent<TestFireShown> Show(TestFireDetails result) => Render<TestFireShown>(each => each.Add(it => it.Result, result));
}
