using Bunit;
using TrackingPlatform.Admin.Ui;

namespace TrackingPlatform.Admin.Tests.Ui;

public sealed class FilterTests : UiTests
{
    static readonly FilterField[] Fields = [new("status", "Status", FilterOption.Of("pending", "hold", "approved")), new("publisher", "Publisher", FilterOption.Of("a", "b"), One: true), new("txn", "Order", Extra: true)];

    [Fact]
    public void Ticking_adds_to_the_address_and_starts_on_the_first_page()
    {
        Navigation.NavigateTo("/conversions?status=hold&page=4&after=x&sort=-time");
        var hrefs = Bar().FindAll(".menu a").Select(link => link.GetAttribute("href")).ToList();
        Assert.Contains("/conversions?status=hold,pending&sort=-time", hrefs);
        Assert.Contains("/conversions?sort=-time", hrefs);
    }

    [Fact]
    public void A_field_with_one_choice_replaces_it()
    {
        Navigation.NavigateTo("/conversions?publisher=a");
        Assert.Contains("/conversions?publisher=b", Bar().FindAll(".menu a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void A_set_pill_says_what_it_holds()
    {
        Navigation.NavigateTo("/conversions?status=hold,pending,approved");
        var pill = Bar().Find(".pill.on");
        Assert.Contains("Status", pill.TextContent, StringComparison.Ordinal);
        Assert.Contains("Hold, Pending +1", pill.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void An_extra_field_appears_when_added_and_writes_what_is_typed()
    {
        var bar = Bar();
        Assert.Empty(bar.FindAll("input"));
        bar.FindAll(".menu button").Single(button => button.TextContent == "Order").Click();
        bar.Find("input").Change(" LE-4471 ");
        Assert.EndsWith("/?txn=LE-4471", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void The_range_offers_presets_and_writes_a_typed_one()
    {
        var range = Render<DateRange>(r => r.Add(d => d.Otherwise, Period.Last7Days));
        Assert.Contains("Last 7 days", range.Find(".pill").TextContent, StringComparison.Ordinal);
        Assert.Equal(Period.Presets.Count, range.FindAll(".menu a").Count);
        range.FindAll("input")[0].Change("2026-11-01");
        range.FindAll("input")[1].Change("2026-11-09");
        range.Find("button.filled").Click();
        Assert.EndsWith("/?range=2026-11-01..2026-11-09", Navigation.Uri, StringComparison.Ordinal);
    }

    IRenderedComponent<FilterBar> Bar() => Render<FilterBar>(bar => bar.Add(b => b.Fields, Fields));
}
