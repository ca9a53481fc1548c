using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Domain.Tests.Templates;

public sealed class RenderedPartTests
{
    [Fact]
    public void A_preview_tells_what_was_written_put_in_and_fallen_back_on()
    {
        var parts = Parse("https://p.example/?c={click_id}&s={sub1|none}&e={event}").RenderParts(new TestValues { ["click_id"] = "a b" });
        Assert.Equal(
            [
                new("https://p.example", RenderedPartOrigin.Literal),
                new("/?c=", RenderedPartOrigin.Literal),
                new("a%20b", RenderedPartOrigin.Value),
                new("&s=", RenderedPartOrigin.Literal),
                new("none", RenderedPartOrigin.Fallback),
                new("&e=", RenderedPartOrigin.Literal),
                new("", RenderedPartOrigin.Fallback),
            ],
            parts.AsEnumerable());
    }

    [Theory]
    [InlineData("https://p.example/{sub1}?o={offer}&t={click_time:unix}&n={sub2|a b}")]
    [InlineData("https://p.example/{sub1}/{click_id:sha256}")]
    public void The_pieces_together_are_the_rendered_text(string text)
    {
        var (template, values) = (Parse(text), TestValues.Examples());
        values["sub1"] = "..";
        values.Remove("sub2");
        Assert.Equal(template.Render(values), string.Concat(template.RenderParts(values).Select(part => part.Text)));
    }

    private static MacroTemplate Parse(string text) => MacroTemplate.Parse(text, TemplateKind.Url, MacroScope.Postback).Require();
}
