using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using TrackingPlatform.Admin.Campaigns;
using TrackingPlatform.Admin.Tests.Ui;
using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Tests.Campaigns;

public sealed class RuleBuilderTests : UiTests
{
    private readonly FormState _state = new();
    private readonly List<RuleDraft> _rules = [];
    private readonly OfferChoice _lumen = new(OfferId.New(Now), "Lumen", "Somebody", EntityStatus.Active);
    private readonly OfferChoice _kestrel = new(OfferId.New(Now.AddSeconds(1)), "Kestrel", "Somebody", EntityStatus.Active);

    [Fact]
    public void Without_rules_it_says_what_one_does_and_adds_the_first()
    {
        var builder = Builder();
        Assert.Contains("Without rules every visitor goes to the offers below", builder.Markup, StringComparison.Ordinal);

        Button(builder, "Add rule").Click();

        var rule = Assert.Single(_rules);
        Assert.Equal("true", builder.Find(".rule-line").GetAttribute("aria-expanded"));
        Assert.Equal("country", Assert.Single(rule.When!.All!).Field);
        Assert.True(_state.IsDirty);
    }

    [Fact]
    public void A_rule_is_said_in_words()
    {
        _rules.Add(Rule("Germany", """{"all":[{"field":"country","values":["DE"]},{"any":[{"field":"device","values":["mobile"]},{"field":"device","values":["tablet"]}]}]}"""));

        Assert.Equal("country is DE and (device is mobile or device is tablet) → Lumen 70 · Kestrel 30", Words(Builder(), 0));
    }

    [Fact]
    public void Rules_are_moved_by_button_and_by_key_and_the_move_is_said()
    {
        _rules.AddRange([Rule("A"), Rule("B"), Rule("C")]);
        var builder = Builder();
        _state.Refuse("rules[0].name", "Give the rule a name.");

        builder.Find("[aria-label='Move A down']").Click();
        Assert.Equal(["B", "A", "C"], _rules.Select(rule => rule.Name));
        Assert.Equal("A is now rule 2 of 3", builder.Find("[role=status]").TextContent);
        Assert.Empty(_state.ErrorsUnder("rules"));

        builder.FindAll("article")[2].KeyDown(new KeyboardEventArgs { Key = "ArrowUp", AltKey = true });
        builder.FindAll("article")[0].KeyDown(new KeyboardEventArgs { Key = "ArrowUp", AltKey = true });
        Assert.Equal(["B", "C", "A"], _rules.Select(rule => rule.Name));
        Assert.True(builder.Find("[aria-label='Move B up']").HasAttribute("disabled"));
        Assert.True(builder.Find("[aria-label='Move A down']").HasAttribute("disabled"));
    }

    [Fact]
    public void A_rule_is_paused_and_duplicated()
    {
        _rules.Add(Rule("A", """{"field":"country","values":["DE"]}"""));
        var builder = Builder();

        builder.Find("[aria-label='Pause A']").Click();
        builder.Find("[aria-label='Duplicate A']").Click();

        Assert.Equal(["A", "A (copy)"], _rules.Select(rule => rule.Name));
        Assert.All(_rules, rule => Assert.Equal("paused", rule.Status));
        Assert.NotSame(_rules[0].When, _rules[1].When);
        builder.Find("[aria-label='Resume A']").Click();
        Assert.Equal("active", _rules[0].Status);
    }

    [Fact]
    public void A_removed_rule_comes_back_by_undo_where_it_was()
    {
        _rules.AddRange([Rule("A"), Rule("B"), Rule("C")]);
        var toasts = Render<MudSnackbarProvider>();
        var builder = Builder();

        builder.Find("[aria-label='Remove B']").Click();
        Assert.Equal(["A", "C"], _rules.Select(rule => rule.Name));

        toasts.WaitForElement(".mud-snackbar-content-action button").Click();
        builder.WaitForAssertion(() => Assert.Equal(["A", "B", "C"], _rules.Select(rule => rule.Name)));
        Assert.Equal(3, builder.FindAll("article").Count);
    }

    [Fact]
    public void A_condition_is_built_field_by_field()
    {
        _rules.Add(Rule("A"));
        var builder = Builder();
        builder.Find(".rule-line").Click();

        Button(builder, "Add condition").Click();
        var box = builder.Find(".chips input");
        box.Input("DE");
        box.Input("at, ch,");
        Select(builder, "How").Change("is_not");
        Button(builder, "Condition").Click();
        builder.FindAll("select[aria-label=What]")[1].Change("weekday");
        builder.FindAll(".chk input")[5].Change(true);
        builder.FindAll(".chk input")[0].Change(true);
        Select(builder, "Time zone").Change("Europe/Vienna");

        Assert.Equal("""{"all":[{"field":"country","op":"is_not","values":["DE","AT","CH"]},{"field":"weekday","op":"is","values":["mon","sat"],"timezone":"Europe/Vienna"}]}""", Json());
    }

    [Fact]
    public void Chips_go_by_their_button_and_by_backspace_and_the_missing_value_can_be_meant()
    {
        _rules.Add(Rule("A", """{"all":[{"field":"sub1","values":["a","b","c"]}]}"""));
        var builder = Builder();
        builder.Find(".rule-line").Click();

        builder.Find("[aria-label='Remove a']").Click();
        builder.Find(".chips textarea").KeyDown("Backspace");
        builder.Find(".chip.ghost").Click();
        builder.Find(".chips textarea").Input("x y");
        builder.Find(".chips textarea").KeyDown("Enter");

        Assert.Equal(["b", "", "x y"], _rules[0].When!.All![0].Values);
    }

    [Fact]
    public void A_pattern_is_not_cut_at_its_commas()
    {
        _rules.Add(Rule("A", """{"all":[{"field":"sub1","op":"matches","values":[]}]}"""));
        var builder = Builder();
        builder.Find(".rule-line").Click();

        builder.Find(".chips textarea").Input("^[0-9]{1,3}$");
        builder.Find(".chips textarea").Blur();

        Assert.Equal("^[0-9]{1,3}$", Assert.Single(_rules[0].When!.All![0].Values!));
    }

    [Fact]
    public void Groups_stand_in_groups_and_go_with_their_last_condition()
    {
        _rules.Add(Rule("A", """{"all":[{"field":"country","values":["DE"]}]}"""));
        var builder = Builder();
        builder.Find(".rule-line").Click();

        Button(builder, "Group").Click();
        builder.FindAll(".group .group select")[0].Change("NotAll");
        Assert.Equal("""{"all":[{"field":"country","values":["DE"]},{"not":{"all":[{"field":"country","op":"is","values":[]}]}}]}""", Json());

        builder.Find(".group .group [aria-label='Remove condition on country']").Click();
        Assert.Equal("""{"all":[{"field":"country","values":["DE"]}]}""", Json());
        builder.Find("[aria-label='Remove condition on country']").Click();
        Assert.Null(_rules[0].When);
        Assert.Contains("Every visitor who comes this far.", builder.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_leads_to_an_address_or_nowhere_and_back_without_losing_its_offers()
    {
        _rules.Add(Rule("A"));
        var builder = Builder();
        builder.Find(".rule-line").Click();

        Button(builder, "An address").Click();
        Assert.Equal(("", null), (_rules[0].Then!.Url, _rules[0].Then!.Offers));
        Button(builder, "Refuse").Click();
        builder.FindComponents<SelectField>().Single(field => field.Instance.Label == "Reason").Find("select").Change("bot");
        Assert.Equal("every visitor → refused as bot", Words(builder, 0));
        Button(builder, "Offers").Click();

        Assert.Equal((2, null, null), (_rules[0].Then!.Offers!.Count, _rules[0].Then!.Url, _rules[0].Then!.Refuse));
    }

    [Fact]
    public void In_order_the_weights_give_way_to_arrows()
    {
        _rules.Add(Rule("A"));
        var builder = Builder();
        builder.Find(".rule-line").Click();

        builder.FindComponents<SelectField>().Single(field => field.Instance.Name == "rules[0].then.rotation").Find("select").Change("priority");
        builder.Find("[aria-label='Move offer 1 down']").Click();

        Assert.Equal("priority", _rules[0].Then!.Rotation);
        Assert.Equal([_kestrel.Id.ToString(), _lumen.Id.ToString()], _rules[0].Then!.Offers!.Select(share => share.Offer));
        Assert.Empty(builder.FindAll(".sharebar"));
        Assert.Equal("every visitor → Kestrel, else Lumen", Words(builder, 0));
    }

    [Fact]
    public void What_was_refused_opens_its_rule_and_stands_at_its_condition()
    {
        _rules.AddRange([Rule("A"), Rule("B", """{"all":[{"field":"ip","values":["here"]}]}""")]);
        var builder = Builder();

        _state.Refuse("rules[1].when.all[0].values[0]", "An address, or a range.");
        builder.Render();

        Assert.Equal(["false", "true"], builder.FindAll(".rule-line").Select(line => line.GetAttribute("aria-expanded")));
        Assert.Equal("An address, or a range.", builder.Find(".test .err").TextContent.Trim());
        builder.Find("[aria-label='Remove here']").Click();
        Assert.Empty(builder.FindAll(".err"));
    }

    private RuleDraft Rule(string name, string? when = null) => new()
    {
        Name = name,
        When = when is null ? null : System.Text.Json.JsonSerializer.Deserialize(when, AdminJson.Default.ConditionDraft),
        Then = new RuleTargetDraft { Offers = [new() { Offer = _lumen.Id.ToString(), Weight = 70 }, new() { Offer = _kestrel.Id.ToString(), Weight = 30 }] },
    };

    private IRenderedComponent<RuleBuilder> Builder()
    {
        RenderTree.Add<CascadingValue<FormState>>(form => form.Add(value => value.Value, _state));
        return Render<RuleBuilder>(b => b.Add(p => p.Rules, _rules).Add(p => p.Offers, [_lumen, _kestrel]).Add(p => p.Publishers, [new FilterOption("pub_1", "DealHarbor")]));
    }

    private string Json() => _rules[0].When!.ToJson().GetRawText();

    private static string Words(IRenderedComponent<RuleBuilder> builder, int index) => builder.FindAll(".rule-words small")[index].TextContent;

    private static IElement Button(IRenderedComponent<RuleBuilder> builder, string text) => builder.FindAll("button").First(button => button.TextContent.Trim() == text);

    private static IElement Select(IRenderedComponent<RuleBuilder> builder, string label) => builder.Find($"select[aria-label='{label}']");
}
