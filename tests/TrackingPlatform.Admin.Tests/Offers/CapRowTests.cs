using Bunit;
using Microsoft.AspNetCore.Components;
using TrackingPlatform.Admin.Offers;
using TrackingPlatform.Admin.Tests.Ui;
using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Admin.Tests.Offers;

public sealed class CapRowTests : UiTests
{
    private readonly FormState _state = new();
    private readonly CapDraft _cap = new() { What = "conversions", Period = "day", Limit = "100", Overflow = "fallback", WarnAt = 90 };

    [Fact]
    public void What_is_chosen_goes_into_the_draft()
    {
        var row = Row();

        Select(row, "Limit").Change("payout");
        Select(row, "In").Change("month");
        Select(row, "When full").Change("unpaid");
        Select(row, "Time zone").Change("Europe/Berlin");

        Assert.Equal(("payout", "month", "unpaid", "Europe/Berlin"), (_cap.What, _cap.Period, _cap.Overflow, _cap.Timezone));
        Assert.Contains("EUR", row.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void It_counts_all_each_publisher_or_one()
    {
        var row = Row();

        Select(row, "Counted for").Change("publisher");
        Assert.Equal(("publisher", null), (_cap.Per, _cap.Publisher));
        Select(row, "Counted for").Change("pub_1");
        Assert.Equal((null, "pub_1"), (_cap.Per, _cap.Publisher));
        Select(row, "Counted for").Change("");
        Assert.Equal((null, null), (_cap.Per, _cap.Publisher));
    }

    [Fact]
    public void Clicks_are_neither_held_nor_unpaid_and_events_have_none()
    {
        _cap.What = "clicks";
        Assert.Equal(["fallback", "accept"], Options(Row(), "When full"));
        Assert.DoesNotContain("clicks", Options(Row(CapScope.Event), "Limit"));
    }

    [Fact]
    public void Only_offers_share_a_group()
    {
        Assert.Contains("Group", Row().Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Group", Row(CapScope.Campaign).Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("75", 75)]
    [InlineData("", 0)]
    [InlineData("soon", int.MaxValue)]
    public void A_warning_that_cannot_be_read_is_refused_rather_than_taken_for_none(string text, int percent)
    {
        Row().Find("input[inputmode=numeric]").Change(text);
        Assert.Equal(percent, _cap.WarnAt);
    }

    [Fact]
    public void What_was_refused_stands_at_its_field_and_goes_when_it_is_changed()
    {
        var row = Row();
        _state.Refuse("offers_caps[0].limit", "Write a whole number.");
        row.Render();
        Assert.Contains("Write a whole number.", row.Markup, StringComparison.Ordinal);

        row.FindComponents<TextField>().Single(field => field.Instance.Label == "To").Find("input").Change("50");

        Assert.Equal("50", _cap.Limit);
        Assert.DoesNotContain("Write a whole number.", row.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void It_asks_to_be_removed()
    {
        var isGone = false;
        Row(onRemove: () => isGone = true).Find("[aria-label='Remove cap 1']").Click();
        Assert.True(isGone);
    }

    private IRenderedComponent<CapRow> Row(CapScope on = CapScope.Offer, Action? onRemove = null) => Render<CapRow>(ps => ps
        .AddCascadingValue(_state)
        .Add(it => it.Cap, _cap)
        .Add(it => it.Name, "offers_caps[0]")
        .Add(it => it.Number, 1)
        .Add(it => it.On, on)
        .Add(it => it.Currency, "EUR")
        .Add(it => it.Publishers, [new FilterOption("pub_1", "Somebody")])
        .Add(it => it.OnRemove, EventCallback.Factory.Create(this, onRemove ?? (() => { }))));

    private static AngleSharp.Dom.IElement Select(IRenderedComponent<CapRow> row, string label) => row.FindComponents<SelectField>().Single(field => field.Instance.Label == label).Find("select");

    private static IEnumerable<string?> Options(IRenderedComponent<CapRow> row, string label) => Select(row, label).QuerySelectorAll("option").Select(option => option.GetAttribute("value"));
}
