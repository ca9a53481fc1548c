using Bunit;
using Microsoft.AspNetCore.Components;
using TrackingPlatform.Admin.Amounts;
using TrackingPlatform.Admin.Campaigns;
using TrackingPlatform.Admin.Offers;
using TrackingPlatform.Admin.Tests.Ui;
using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Admin.Tests.Offers;

public sealed class EventFieldsTests : UiTests
{
    private readonly FormState _state = new();

    [Fact]
    public void What_is_as_usual_stays_folded_and_what_is_not_does_not_hide()
    {
        Assert.False(Fields(new EventDraft()).Find("details").HasAttribute("open"));
        Assert.False(Fields(new EventDraft { Dedupe = "status", VisibleToPublisher = true }).Find("details").HasAttribute("open"));
        Assert.True(Fields(new EventDraft { Hold = "P14D" }).Find("details").HasAttribute("open"));
        Assert.True(Fields(new EventDraft { VisibleToPublisher = false }).Find("details").HasAttribute("open"));
        Assert.True(Fields(new EventDraft { PayoutFromPostback = true }).Find("details").HasAttribute("open"));
    }

    [Fact]
    public void A_hold_time_is_written_in_days_and_taken_away_again()
    {
        var draft = new EventDraft { Hold = "P14D" };
        var fields = Fields(draft);
        var number = fields.Find("[aria-label='Hold time unit']").ParentElement!.QuerySelector("input")!;

        Assert.Equal("14", number.GetAttribute("value"));
        number.Change("7");
        Assert.Equal("P7D", draft.Hold);
        fields.Find("[aria-label='Hold time unit']").ParentElement!.QuerySelector("input")!.Change("");
        Assert.Equal("", draft.Hold);
    }

    [Fact]
    public void A_payout_rule_looks_at_the_sale_and_rises_with_volume()
    {
        var rule = new PayoutRuleDraft { Payout = new PriceDraft { Model = "fixed", Amount = "3" }, When = ConditionEditing.FreshGroup(GroupKind.All) };
        var card = Render<CascadingValue<FormState>>(outer => outer.Add(each => each.Value, _state).AddChildContent<CascadingValue<ConditionUse>>(use => use
            .Add(each => each.Value, ConditionUse.Payout)
            .AddChildContent<PayoutRuleCard>(each => each.Add(it => it.Rule, rule).Add(it => it.Name, "events[0].payout_rules[0]").Add(it => it.Number, 1).Add(it => it.Currency, "EUR"))));

        var fields = card.FindAll("[aria-label='What'] option").Select(option => option.GetAttribute("value")).ToList();
        Assert.Contains("amount", fields);
        Assert.Contains("coupon", fields);
        Assert.DoesNotContain("clicks", fields);

        card.Find("select[name='events[0].payout_rules[0].after.what']").Change("conversions");
        Assert.Equal(("conversions", "month"), (rule.After!.What, rule.After.Period));
        card.Find("select[name='events[0].payout_rules[0].after.what']").Change("");
        Assert.Null(rule.After);
    }

    private IRenderedComponent<CascadingValue<FormState>> Fields(EventDraft draft) => Render<CascadingValue<FormState>>(outer => outer
        .Add(each => each.Value, _state)
        .AddChildContent<EventRulesFields>(each => each.Add(it => it.Event, draft).Add(it => it.Name, "events[0]").Add(it => it.Currency, "EUR")));
}
