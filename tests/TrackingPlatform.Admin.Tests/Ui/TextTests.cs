using Bunit;
using TrackingPlatform.Admin.Ui;

namespace TrackingPlatform.Admin.Tests.Ui;

public sealed class TextTests : UiTests
{
    static readonly MacroHint[] Macros = [new("click_ref", "Publisher's click id", "dh-1"), new("click_id", "Our click id", "01jd"), new("payout", "Earned", "22.47")];

    [Fact]
    public void A_payload_is_read_as_what_it_is_and_never_as_markup()
    {
        var json = Render<Payload>(p => p.Add(b => b.Body, """{"note":"<script>alert(1)</script>"}"""));
        Assert.Empty(json.FindAll("script"));
        Assert.Contains("\n  \"note\": \"<script>", json.Find("pre").TextContent, StringComparison.Ordinal);

        var form = Render<Payload>(p => p.Add(b => b.Body, "click_id=01&name=a%26b"));
        Assert.Equal(["click_id", "name"], form.FindAll("dt").Select(name => name.TextContent));
        Assert.Equal("a&b", form.FindAll("dd")[1].TextContent);

        Assert.Equal("not = { json", Render<Payload>(p => p.Add(b => b.Body, "not = { json")).Find("pre").TextContent);
    }

    [Fact]
    public void A_cut_payload_says_how_much_there_was() =>
        Assert.Contains("first 2 of 9,120 bytes", Render<Payload>(p => p.Add(b => b.Body, "{}").Add(b => b.TrueSize, 9_120)).Markup, StringComparison.Ordinal);

    [Fact]
    public void A_copied_curl_line_cannot_run_anything_else() =>
        Assert.Equal("""curl -i -X 'POST' -H 'x-note: it'\''s; rm -rf /' --data-raw '$(id)' 'https://p.example/?a=1&b=2'""",
            PayloadText.AsCurl("POST", "https://p.example/?a=1&b=2", [("x-note", "it's; rm -rf /")], "$(id)"));

    [Fact]
    public void A_timeline_names_the_gaps()
    {
        var line = Render<Timeline>(t => t.Add(s => s.Steps, [new(Now.AddMinutes(-29), "Click"), new(Now, "Postback received", "signature valid", "ok", "too_fast")]));
        Assert.Equal(["", "29 m later · signature valid · too_fast"], line.FindAll("small").Select(small => small.TextContent));
        Assert.Contains("ok", line.FindAll(".pt")[1].ClassList);
    }

    [Fact]
    public void A_preview_marks_what_was_put_in_and_breaks_only_at_what_the_template_wrote()
    {
        var preview = Render<UrlPreview>(u => u.Add(p => p.Parts, [new("https://p.example/in?cid="), new("a&b", UrlPartKind.Value), new("&s1="), new("none", UrlPartKind.Fallback)]));
        Assert.Equal(["a&b", "none"], preview.FindAll("mark").Select(mark => mark.TextContent));
        Assert.Equal("fb", preview.FindAll("mark")[1].ClassName);
        Assert.Equal(2, preview.FindAll("br").Count);
    }

    [Fact]
    public void Macros_are_painted_as_known_unknown_or_unfinished()
    {
        Assert.Equal(["mac", "mac unknown", "mac open"], MacroText.Paint("a={click_ref|none}&b={clik_id}&c={pay", Macros).Where(piece => piece.Mark is not null).Select(piece => piece.Mark));
        Assert.Equal(("clik_id", "click_id"), Assert.Single(MacroText.Unknown("{clik_id}{payout:0.00}", Macros)));
    }

    [Theory]
    [InlineData("u?a={cl", 7, 5)]
    [InlineData("u?a={click_id}&", 15, null)]
    [InlineData("u?a={payout:0", 13, null)]
    [InlineData("", 0, null)]
    public void Suggestions_are_for_the_macro_at_the_caret(string text, int caret, int? start) => Assert.Equal(start, MacroText.TypingAt(text, caret));

    [Fact]
    public void Typing_a_brace_offers_macros_and_enter_puts_one_in()
    {
        var url = "u?a=";
        JSInterop.SetupModule("./_content/TrackingPlatform.Admin/Ui/MacroEditor.razor.js").Setup<int>("caret", _ => true).SetResult(7);
        var editor = Render<MacroEditor>(m => m.Add(e => e.Label, "Address").Add(e => e.Name, "url").Add(e => e.Macros, Macros).Bind(e => e.Value, url, value => url = value));
        editor.Find("textarea").Input("u?a={cl");
        Assert.Equal(["{click_ref}", "{click_id}"], editor.FindAll("[role=option] code").Select(option => option.TextContent));
        editor.Find("textarea").KeyDown("ArrowDown");
        editor.Find("textarea").KeyDown("Enter");
        Assert.Equal("u?a={click_id}", url);
        Assert.Empty(editor.FindAll("[role=listbox]"));
    }
}
