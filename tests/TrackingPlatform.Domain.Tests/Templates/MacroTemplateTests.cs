using System.Text.Json;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Domain.Tests.Templates;

public sealed class MacroTemplateTests
{
    [Theory]
    [InlineData("https://p.example/pb?c={click_id}&s={sub1|none}", "https://p.example/pb?c=abc&s=none")]
    [InlineData("https://p.example/{sub2}/x", "https://p.example/a%20b%2Fc/x")]
    [InlineData("https://p.example/?p={payout:0.0}&q={payout:0.000}&r={payout}", "https://p.example/?p=2.2&q=2.250&r=2.25")]
    [InlineData("https://p.example/?t={conversion_time:unix}", "https://p.example/?t=1772360142")]
    [InlineData("https://p.example/?t={conversion_time:unixms}&i={timestamp:iso}", "https://p.example/?t=1772360142000&i=2026-03-01T10%3A15%3A42Z")]
    [InlineData("https://p.example/?t={click_time:yyyy-MM-dd}", "https://p.example/?t=2026-03-01")]
    [InlineData("https://p.example/?t={click_time:yyyy-MM-dd HH:mm:ss}", "https://p.example/?t=2026-03-01%2009%3A30%3A00")]
    [InlineData("https://p.example/?i={ip:mask}", "https://p.example/?i=198.51.100.0")]
    [InlineData("https://p.example/?u={user_id:sha256}", "https://p.example/?u=ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("https://p.example/?u={sub3:lower}&v={sub3:upper}", "https://p.example/?u=mixed&v=MIXED")]
    [InlineData("https://p.example/?u={user_id:lower:sha256|-}", "https://p.example/?u=ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("https://p.example/?g={param:gclid}&h={param:missing|0}", "https://p.example/?g=G-1&h=0")]
    [InlineData("https://p.example/?g={param:gclid:lower}", "https://p.example/?g=g-1")]
    [InlineData("https://p.example/ü?q=a b|c", "https://p.example/%C3%BC?q=a%20b%7Cc")]
    [InlineData("https://p.example/?q=100%{sub3}", "https://p.example/?q=100%25MiXed")]
    [InlineData("https://p.example/?q=%20{sub3}#f{sub3}", "https://p.example/?q=%20MiXed#fMiXed")]
    [InlineData("https://p.example?x={sub1}", "https://p.example?x=")]
    [InlineData("https://p.example/?e={sub4}", "https://p.example/?e=%F0%9F%98%80%C3%A9")]
    public void A_url_is_filled_in(string template, string expected) =>
        Assert.Equal(expected, Parse(template, TemplateKind.Url).Require().Render(Values()));

    [Theory]
    [InlineData("{click_id}", TemplateKind.BodyText, "abc")]
    [InlineData("function() { return '{sub3}'; }", TemplateKind.BodyText, "function() { return 'MiXed'; }")]
    [InlineData("a={sub2}&b={sub4}", TemplateKind.BodyForm, "a=a+b%2Fc&b=%F0%9F%98%80%C3%A9")]
    [InlineData("Bearer {sub3}", TemplateKind.Header, "Bearer MiXed")]
    [InlineData("""{"id":"{click_id}","p":{payout},"s":{status},"n":{sub1},"d":{sub1|7}}""", TemplateKind.BodyJson, """{"id":"abc","p":2.25,"s":"approved","n":null,"d":7}""")]
    [InlineData("""{"q":"{sub5}","w":{sub5}}""", TemplateKind.BodyJson, """{"q":"a\"b\\c","w":"a\"b\\c"}""")]
    [InlineData("""{"a":{"b":{}},"c":["{sub3:lower}"]}""", TemplateKind.BodyJson, """{"a":{"b":{}},"c":["mixed"]}""")]
    [InlineData("""{"z":{sub6}}""", TemplateKind.BodyJson, """{"z":"007"}""")]
    public void Other_positions_are_filled_in(string template, TemplateKind kind, string expected) =>
        Assert.Equal(expected, Parse(template, kind).Require().Render(Values()));

    [Theory]
    [InlineData("{clickid}", MacroProblemCode.UnknownMacro, "{click_id}")]
    [InlineData("{CLICK-ID}", MacroProblemCode.UnknownMacro, "{click_id}")]
    [InlineData("{pubisher_id}", MacroProblemCode.UnknownMacro, "{publisher_id}")]
    [InlineData("{revenue}", MacroProblemCode.UnknownMacro, "{payout}")]
    [InlineData("{quite_something_else}", MacroProblemCode.UnknownMacro, null)]
    [InlineData("{}", MacroProblemCode.UnknownMacro, null)]
    [InlineData("{payout:N2}", MacroProblemCode.UnknownFormat, null)]
    [InlineData("{payout:0.00000}", MacroProblemCode.UnknownFormat, null)]
    [InlineData("{click_time:YYYY-MM-DD}", MacroProblemCode.UnknownFormat, "{click_time:yyyy-MM-dd}")]
    [InlineData("{click_time:yyyy-mm-dd}", MacroProblemCode.UnknownFormat, "{click_time:yyyy-MM-dd}")]
    [InlineData("{click_time:d}", MacroProblemCode.UnknownFormat, null)]
    [InlineData("{sub1:SHA256}", MacroProblemCode.UnknownFormat, "{sub1:sha256}")]
    [InlineData("{sub1:mask}", MacroProblemCode.UnknownFormat, null)]
    [InlineData("{ip|mask}", MacroProblemCode.Fallback, "{ip:mask}")]
    [InlineData("{param}", MacroProblemCode.ParameterName, null)]
    [InlineData("{param:}", MacroProblemCode.ParameterName, null)]
    [InlineData("{sub1", MacroProblemCode.Braces, null)]
    [InlineData("sub1}", MacroProblemCode.Braces, null)]
    [InlineData("{sub1|{sub2}}", MacroProblemCode.Braces, null)]
    [InlineData("{{sub1}}", MacroProblemCode.Braces, null)]
    public void A_mistake_is_named_with_what_was_meant(string macro, MacroProblemCode code, string? suggestion)
    {
        var check = Parse("https://p.example/?x=" + macro, TemplateKind.Url);

        Assert.False(check.IsValid);
        Assert.Equal(code, check.Problems[0].Code);
        Assert.Equal(suggestion, check.Problems[0].Suggestion);
        Assert.InRange(check.Problems[0].Offset, 21, 21 + macro.Length);
    }

    [Fact]
    public void All_mistakes_are_named_at_once() =>
        Assert.Equal([21, 30], Parse("https://p.example/?x={clikid}&{payot}", TemplateKind.Url).Problems.Select(problem => problem.Offset));

    [Theory]
    [InlineData("{sub1}://p.example/")]
    [InlineData("https://{sub1}/")]
    [InlineData("https://p.{sub1}.example/")]
    [InlineData("https://p.example:{sub1}/")]
    [InlineData("https://p.example{sub1}")]
    [InlineData("https://{sub1}@p.example/")]
    public void A_macro_never_stands_in_scheme_host_or_port(string url) =>
        Assert.Contains(Parse(url, TemplateKind.Url).Problems, problem => problem.Code == MacroProblemCode.MacroInHost);

    [Theory]
    [InlineData("""{"a":{clikid}}""", MacroProblemCode.UnknownMacro)]
    [InlineData("""{"a":1{payout}}""", MacroProblemCode.Json)]
    [InlineData("""{{sub1}:1}""", MacroProblemCode.Json)]
    [InlineData("""{"a":"\{sub1}"}""", MacroProblemCode.Json)]
    [InlineData("""{"a":"\u00{sub1}"}""", MacroProblemCode.Json)]
    [InlineData("""{"a":}""", MacroProblemCode.Json)]
    public void A_json_body_that_could_break_is_refused(string body, MacroProblemCode code) =>
        Assert.Equal(code, Assert.Single(Parse(body, TemplateKind.BodyJson).Problems).Code);

    [Fact]
    public void A_destination_takes_only_what_a_click_knows()
    {
        foreach (var macro in MacroCatalogue.All)
        {
            var text = macro.Name == MacroName.Param ? "{param:x}" : $"{{{macro.Text}}}";
            var check = MacroTemplate.Parse("https://a.example/?x=" + text, TemplateKind.Url, MacroScope.Destination);
            Assert.Equal(macro.IsKnownAtClick, check.IsValid);
            Assert.True(Parse("https://a.example/?x=" + text, TemplateKind.Url).IsValid);
        }
    }

    [Fact]
    public void The_catalogue_stands_in_the_order_of_the_names()
    {
        Assert.Equal(Enum.GetValues<MacroName>(), MacroCatalogue.All.Select(macro => macro.Name));
        Assert.All(MacroCatalogue.All, macro => Assert.Same(macro, MacroCatalogue.Find(macro.Text)));
        Assert.DoesNotContain(MacroCatalogue.All, macro => macro.Text.Contains("revenue", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("..", "https://p.example/a//b")]
    [InlineData(".", "https://p.example/a//b")]
    [InlineData("...", "https://p.example/a/.../b")]
    public void A_path_part_of_dots_does_not_climb(string value, string expected) =>
        Assert.Equal(expected, Parse("https://p.example/a/{sub1}/b", TemplateKind.Url).Require().Render(new TestValues { Always = value }));

    [Theory]
    [InlineData("https://p.example/.{sub1}/b")]
    [InlineData("https://p.example/a/{sub1}%2e")]
    [InlineData("https://p.example/a/{sub1|..}/b")]
    public void A_path_part_that_could_climb_is_refused(string url) =>
        Assert.Equal(MacroProblemCode.DotSegment, Assert.Single(Parse(url, TemplateKind.Url).Problems).Code);

    [Fact]
    public void A_header_refuses_a_value_that_is_not_ascii()
    {
        var template = Parse("x {sub4}", TemplateKind.Header).Require();

        Assert.False(template.TryRender(Values(), out _, out var refused));
        Assert.Equal(MacroName.Sub4, refused.Macro);
    }

    [Fact]
    public void A_long_value_is_rendered_whole()
    {
        var value = new string('x', 5_000);
        Assert.Equal("https://p.example/?a=" + value + "&b=" + value, Parse("https://p.example/?a={sub1}&b={sub2}", TemplateKind.Url).Require().Render(new TestValues { Always = value }));
    }

    [Fact]
    public void Frozen_values_render_alike_after_being_stored()
    {
        var template = Parse("https://p.example/?a={sub2}&b={param:gclid}&c={payout}&d={adv3}", TemplateKind.Url).Require();
        var frozen = FrozenMacroValues.Capture(Values(), template.References);
        var json = frozen.ToJson();
        var read = FrozenMacroValues.FromJson(json);

        Assert.Equal(["sub2", "payout", "param:gclid"], frozen.Values.Select(pair => pair.Key));
        Assert.Equal(json, read.ToJson());
        Assert.Equal(template.Render(Values()), template.Render(read));
        Assert.Throws<JsonException>(() => FrozenMacroValues.FromJson("""{"sub1":1}"""));
    }

    private static TemplateCheck<MacroTemplate> Parse(string text, TemplateKind kind) => MacroTemplate.Parse(text, kind, MacroScope.Postback);

    private static TestValues Values() => new()
    {
        ["click_id"] = "abc",
        ["sub1"] = "",
        ["sub2"] = "a b/c",
        ["sub3"] = "MiXed",
        ["sub4"] = "😀é",
        ["sub5"] = "a\"b\\c",
        ["sub6"] = "007",
        ["user_id"] = "abc",
        ["payout"] = "2.25",
        ["status"] = "approved",
        ["ip"] = "198.51.100.77",
        ["conversion_time"] = "2026-03-01T10:15:42Z",
        ["click_time"] = "2026-03-01T09:30:00Z",
        ["timestamp"] = "1772360142",
        ["param:gclid"] = "G-1",
    };
}
