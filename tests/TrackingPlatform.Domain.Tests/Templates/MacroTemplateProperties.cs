using System.Net;
using System.Text;
using System.Text.Json;
using CsCheck;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Domain.Tests.Templates;

/// <summary>Whatever a value holds, it stays a value.</summary>
public sealed class MacroTemplateProperties
{
    // Any UTF-16 text, with the dangerous pieces far likelier than chance would make them.
    private static readonly Gen<string> AnyValue = Gen.OneOf(
        Gen.String,
        Gen.String[Gen.Char['\0', '\u007f'], 0, 20],
        OneOf("..", ".", "/", "//evil.example", "\r\nX-Evil: 1", "\0", "{click_id}", "{payout}", "%0d%0a", "%2e%2e", "@evil.example", "#", "?a=b", "&x=y",
            "\ud800", "\udc00x", "\",\"a\":\"", "1e5", "-", "-0", "01", "null", "true", "\u2028", "１２７", "é"),
        Gen.Select(Gen.String, OneOf("\r", "\n", "\0", "{sub1}", "\"", "\\", "%"), Gen.String, (a, b, c) => a + b + c));

    private static readonly MacroTemplate Url = Parse("https://p.example:8443/a/{sub1}/b{sub2}/{sub3}{sub4}?q={sub5}&r=x{sub6}y#{sub7}", TemplateKind.Url);

    [Fact]
    public void A_value_never_changes_the_structure_of_a_url() =>
        AnyValue.Sample(
            value =>
            {
                var text = Url.Render(new TestValues { Always = value });
                var uri = new Uri(text);
                var query = uri.Query.TrimStart('?').Split('&');

                Assert.Equal("https://p.example:8443", uri.GetLeftPart(UriPartial.Authority));
                Assert.Equal("", uri.UserInfo);
                Assert.Equal(4, uri.AbsolutePath.Count(unit => unit == '/'));
                Assert.StartsWith("/a/", uri.AbsolutePath, StringComparison.Ordinal);
                Assert.Equal(2, query.Length);
                Assert.All(text, unit => Assert.InRange(unit, '!', '~'));
                Assert.DoesNotContain('{', text);
                Assert.Equal(WellFormed(value), Uri.UnescapeDataString(query[0]["q=".Length..]));
                Assert.Equal("x" + WellFormed(value) + "y", Uri.UnescapeDataString(query[1]["r=".Length..]));
                Assert.Equal(WellFormed(value), Uri.UnescapeDataString(text[(text.IndexOf('#') + 1)..]));
            },
            iter: 20_000);

    [Fact]
    public void A_value_comes_back_from_a_form_as_it_went_in()
    {
        var template = Parse("a={sub1}&b={sub2}", TemplateKind.BodyForm);
        AnyValue.Sample(
            value =>
            {
                var pairs = template.Render(new TestValues { Always = value }).Split('&');
                Assert.Equal(2, pairs.Length);
                Assert.Equal(WellFormed(value), WebUtility.UrlDecode(pairs[0]["a=".Length..]));
            },
            iter: 20_000);
    }

    [Fact]
    public void A_json_body_stays_json_and_says_what_the_value_says()
    {
        var template = Parse("""{ "in": "<{sub1}>", "out": {sub2}, "list": [{sub3}, "{sub4}{sub5}"], "o": {"k{sub6}": 1} }""", TemplateKind.BodyJson);
        AnyValue.Sample(
            value =>
            {
                var text = template.Render(new TestValues { Always = value });
                using var json = JsonDocument.Parse(text);
                var outside = json.RootElement.GetProperty("out");

                Assert.Equal(4, json.RootElement.EnumerateObject().Count());
                Assert.Equal("<" + WellFormed(value) + ">", json.RootElement.GetProperty("in").GetString());
                Assert.Equal(2, json.RootElement.GetProperty("list").GetArrayLength());
                Assert.True(outside.ValueKind switch
                {
                    JsonValueKind.String => outside.GetString() == WellFormed(value),
                    JsonValueKind.Number => outside.GetRawText() == value,
                    JsonValueKind.Null => value.Length == 0,
                    _ => false,
                });
                Assert.DoesNotContain(text, unit => unit is '\r' or '\n' or '\0');
            },
            iter: 20_000);
    }

    [Fact]
    public void A_header_stays_one_line_of_ascii_or_is_refused()
    {
        var template = Parse("a {sub1} b", TemplateKind.Header);
        AnyValue.Sample(
            value =>
            {
                var isRendered = template.TryRender(new TestValues { Always = value }, out var text, out _);
                Assert.Equal(value.All(char.IsAscii), isRendered);
                Assert.All(text, unit => Assert.InRange(unit, ' ', '~'));
            },
            iter: 20_000);
    }

    [Fact]
    public void A_plain_body_keeps_a_value_on_its_line()
    {
        var template = Parse("{sub1}\r\n{sub2}", TemplateKind.BodyText);
        AnyValue.Sample(value => Assert.Equal(2, template.Render(new TestValues { Always = value }).Split('\n').Length), iter: 20_000);
    }

    [Fact]
    public void No_text_breaks_the_parser() =>
        Gen.Select(AnyValue, AnyValue, Gen.Enum<TemplateKind>(), Gen.Enum<MacroScope>()).Sample(
            (before, after, kind, scope) =>
            {
                var check = MacroTemplate.Parse((kind == TemplateKind.Url ? "https://p.example/" : "") + before + "{click_id}" + after, kind, scope);
                Assert.Equal(check.IsValid, check.Problems.IsEmpty);
                check.Value?.TryRender(new TestValues { Always = "x" }, out _, out _);
            },
            iter: 20_000);

    [Fact]
    public void No_text_breaks_the_url_checks() =>
        Gen.Select(OneOf("https://", "http://", "javascript:", "//", "market://", ""), AnyValue, AnyValue).Sample(
            (scheme, host, rest) =>
            {
                if (DestinationUrl.Parse(scheme + host + rest).Value is { } destination)
                {
                    Assert.Equal(destination.Host, new Uri(destination.Template.Render(new TestValues { Always = "x" })).IdnHost);
                }
            },
            iter: 20_000);

    [Fact]
    public void Frozen_values_come_back_from_json() =>
        AnyValue.Sample(
            value =>
            {
                var frozen = FrozenMacroValues.Capture(new TestValues { ["sub1"] = value }, [new(MacroName.Sub1, null), new(MacroName.Sub2, null)]);
                var read = FrozenMacroValues.FromJson(frozen.ToJson());
                Assert.Equal(value.Length > 0, read.TryGet(MacroName.Sub1, null, out var back));
                Assert.Equal(WellFormed(value).Replace("\0", "", StringComparison.Ordinal), back ?? "");
            },
            iter: 5_000);

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static MacroTemplate Parse(string text, TemplateKind kind) => MacroTemplate.Parse(text, kind, MacroScope.Postback).Require();

    private static string WellFormed(string value)
    {
        var text = new StringBuilder();
        foreach (var rune in value.EnumerateRunes())
        {
            text.Append(rune);
        }

        return text.ToString();
    }
}
