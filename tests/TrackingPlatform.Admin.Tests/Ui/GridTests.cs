using Bunit;
using TrackingPlatform.Admin.Ui;

namespace TrackingPlatform.Admin.Tests.Ui;

public sealed class GridTests : UiTests
{
    readonly List<GridRequest> _asked = [];
    GridPage<string> _page = new(["a", "b"], 1_184);

    [Fact]
    public void The_address_decides_which_rows_are_asked_for()
    {
        Navigation.NavigateTo("/offers?status=pending,hold&sort=-payout&page=3&peek=b");
        Grid();
        var request = Assert.Single(_asked);
        Assert.Equal(("payout", true, 3, 100), (request.Sort, request.IsDescending, request.Page, request.Offset));
        Assert.Equal(["pending", "hold"], request.Values("status"));
        Assert.DoesNotContain("peek", request.Filters.Keys);
    }

    [Fact]
    public void A_changed_filter_loads_again_and_an_opened_drawer_does_not()
    {
        var grid = Grid();
        Navigation.NavigateTo("/?peek=a");
        grid.WaitForAssertion(() => Assert.Contains("sel", grid.Find("tbody tr").ClassName));
        Assert.Single(_asked);
        Navigation.NavigateTo("/?status=hold");
        grid.WaitForAssertion(() => Assert.Equal(2, _asked.Count));
    }

    [Fact]
    public void Rows_are_real_links_and_headers_sort_by_address()
    {
        var grid = Grid();
        Assert.Equal("/?peek=a", grid.Find("tbody a.rowlink").GetAttribute("href"));
        Assert.Equal("/?sort=name", grid.Find("thead a.sortlink").GetAttribute("href"));
        Navigation.NavigateTo("/?sort=name");
        grid.WaitForAssertion(() => Assert.Equal("/?sort=-name", grid.Find("thead a.sortlink").GetAttribute("href")));
    }

    [Theory]
    [InlineData(1_184, "1 – 2 of 1,184")]
    [InlineData(10_001, "1 – 2 of 10,000+")]
    public void The_foot_counts_up_to_ten_thousand(long total, string expected)
    {
        _page = new GridPage<string>(["a", "b"], total);
        Assert.Contains(expected, Grid().Find(".gridfoot").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_keyset_page_leads_on_by_its_cursor()
    {
        _page = new GridPage<string>(["a", "b"], 10_001, "c:7");
        Assert.Equal("/?after=c:7&page=2", Grid().Find("[aria-label='Next page']").GetAttribute("href"));
    }

    [Fact]
    public void Nothing_at_all_teaches_and_nothing_found_names_the_filter()
    {
        _page = new GridPage<string>([], 0);
        var grid = Grid();
        Assert.Contains("Add an offer", grid.Markup, StringComparison.Ordinal);
        Navigation.NavigateTo("/?status=hold&range=last-7d");
        grid.WaitForAssertion(() => Assert.Contains("Status: Hold · Last 7 days", grid.Markup, StringComparison.Ordinal));
        Assert.Equal("/?range=last-7d", grid.Find(".empty a.btn").GetAttribute("href"));
    }

    [Fact]
    public void A_failure_keeps_the_rows_and_offers_to_try_again()
    {
        var fails = false;
        var grid = Grid((_, _) => fails ? throw new InvalidOperationException("database away") : Task.FromResult(_page));
        fails = true;
        Navigation.NavigateTo("/?status=hold");
        grid.WaitForAssertion(() => Assert.Contains("could not be loaded", grid.Find(".errorpanel").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("database away", grid.Markup, StringComparison.Ordinal);
        Assert.Equal(2, grid.FindAll("tbody tr").Count);
        fails = false;
        grid.Find(".errorpanel button.btn").Click();
        grid.WaitForAssertion(() => Assert.Empty(grid.FindAll(".errorpanel")));
    }

    [Fact]
    public void A_slow_answer_to_an_old_question_is_not_shown()
    {
        var old = new TaskCompletionSource<GridPage<string>>();
        var grid = Grid((request, _) => request.Filters.Count == 0 ? old.Task : Task.FromResult(new GridPage<string>(["new"], 1)));
        Assert.NotNull(grid.Find(".skel"));
        Navigation.NavigateTo("/?status=hold");
        grid.WaitForAssertion(() => Assert.Contains("new", grid.Find("tbody").TextContent, StringComparison.Ordinal));
        old.SetResult(new GridPage<string>(["old"], 1));
        Assert.DoesNotContain("old", grid.Find("tbody").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_live_list_shows_what_comes_while_somebody_watches_and_counts_it_while_they_read()
    {
        var attention = JSInterop.SetupModule("./_content/TrackingPlatform.Admin/Ui/LiveSwitch.razor.js").Setup<string>("attention");
        attention.SetResult("watching");
        var grid = Grid(isLive: true);
        grid.Find(".live button").Click();
        grid.WaitForAssertion(() => Assert.Equal(2, _asked.Count));

        _page = new GridPage<string>(["c", "a", "b"], 1_185);
        Clock.Advance(TimeSpan.FromSeconds(3));
        grid.WaitForAssertion(() => Assert.Equal(["c", "a", "b"], Names(grid)));

        attention.SetResult("reading");
        _page = new GridPage<string>(["e", "d", "c"], 1_187);
        Clock.Advance(TimeSpan.FromSeconds(3));
        grid.WaitForAssertion(() => Assert.Equal("2 new", grid.FindAll(".live button")[1].TextContent));
        Assert.Equal(["c", "a", "b"], Names(grid));
        grid.FindAll(".live button")[1].Click();
        Assert.Equal(["e", "d", "c"], Names(grid));

        // In another tab nothing is asked for.
        attention.SetResult("away");
        var asked = _asked.Count;
        Clock.Advance(TimeSpan.FromSeconds(9));
        grid.Find(".live button").Click();
        Clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(asked, _asked.Count);
    }

    [Fact]
    public void Only_the_newest_rows_can_come_by_themselves()
    {
        Navigation.NavigateTo("/clicks?sort=name");
        Assert.Empty(Grid(isLive: true).FindAll(".live"));
        Navigation.NavigateTo("/clicks?after=c:7&page=2");
        Assert.Empty(Grid(isLive: true).FindAll(".live"));
    }

    static IEnumerable<string> Names(IRenderedComponent<Grid<string>> grid) => grid.FindAll("tbody a.rowlink").Select(link => link.TextContent.Trim());

    IRenderedComponent<Grid<string>> Grid(Func<GridRequest, CancellationToken, Task<GridPage<string>>>? load = null, bool isLive = false) => Render<Grid<string>>(grid => grid
        .Add(g => g.Noun, "offers")
        .Add(g => g.Load, load ?? ((request, _) =>
        {
            _asked.Add(request);
            return Task.FromResult(_page);
        }))
        .Add(g => g.Key, row => row)
        .Add(g => g.IsPeekable, true)
        .Add(g => g.IsLive, isLive)
        .Add(g => g.Fields, [new FilterField("status", "Status", FilterOption.Of("hold"))])
        .Add(g => g.Empty, Text("Add an offer"))
        .Add<GridColumn<string>>(g => g.Columns, column => column.Add(c => c.Title, "Name").Add(c => c.Sort, "name").Add(c => c.IsLink, true).Add(c => c.ChildContent, row => Text(row))));
}
