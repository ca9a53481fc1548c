using Microsoft.Playwright;

namespace TrackingPlatform.EndToEnd.Tests;

/// <summary>What an analyst does on the report page: breaks down, compares, draws, keeps, schedules, exports, and looks behind a figure.</summary>
internal static class ReportPage
{
    public static async Task UseAsync(Screen screen)
    {
        await BreakDownAsync(screen);
        await CompareAsync(screen);
        await DrawAsync(screen);
        await KeepAsync(screen);
        await ExportAsync(screen);
        await LookBehindAsync(screen);
    }

    private static async Task BreakDownAsync(Screen screen)
    {
        await screen.GoAsync("/reports");
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "DealHarbor, by offer" }).ClickAsync();
        await screen.SeesAsync("Switch electricity");
    }

    private static async Task CompareAsync(Screen screen)
    {
        await screen.SeesAsync("The period before");
        await screen.GoAsync("/reports?compare=none");
        await Assertions.Expect(screen.Page.Locator("body")).Not.ToContainTextAsync("The period before");
    }

    private static async Task DrawAsync(Screen screen)
    {
        foreach (var (picture, words) in new[] { ("Week", "by weekday and hour"), ("Map", "by country"), ("Funnel", "From being seen"), ("Time to convert", "How long after the click"), ("Cohorts", "as time went by") })
        {
            await screen.PressAsync(picture);
            await screen.SeesAsync(words);
        }
    }

    private static async Task KeepAsync(Screen screen)
    {
        await screen.GoAsync("/reports?range=last-7d&group=offer,day");
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Views" }).ClickAsync();
        await screen.Page.GetByRole(AriaRole.Link, new() { Name = "Save this view, or have it mailed" }).ClickAsync();
        await screen.Page.WaitForURLAsync("**/reports/views/new?*");
        await screen.FillAsync("name", "Offers of the week");
        await screen.ChooseAsync("schedule", "On Mondays");
        await screen.FillAsync("recipients", "books@halden.example");
        await screen.PressAsync("Save view");
        await screen.Page.WaitForURLAsync("**/reports/views");
        await screen.SeesAsync("Offers of the week");
        await screen.SeesAsync("Mondays");
        await screen.Page.GetByRole(AriaRole.Link, new() { Name = "Offers of the week" }).First.ClickAsync();
        await screen.Page.WaitForURLAsync("**/reports?range=last-7d&group=offer,day");
        await screen.SeesAsync("Switch electricity");
    }

    private static async Task ExportAsync(Screen screen)
    {
        await screen.GoAsync("/reports");
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Export" }).ClickAsync();
        var download = await screen.Page.RunAndWaitForDownloadAsync(() => screen.Page.GetByRole(AriaRole.Link, new() { Name = "CSV now" }).ClickAsync());
        Assert.StartsWith("report_publisher-offer_", download.SuggestedFilename, StringComparison.Ordinal);
        var lines = await File.ReadAllLinesAsync(await download.PathAsync());
        Assert.Equal("publisher,publisher_name,offer,offer_name,currency,clicks,unique_clicks,conversions,cr,epc,payout,revenue,profit,margin", lines[0]);
        Assert.Contains(",\"DealHarbor\",", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",\"Switch electricity\",EUR,1,1,1,1.0000,12.5000,12.50,20.00,7.50,0.3750", lines[1], StringComparison.Ordinal);
    }

    private static async Task LookBehindAsync(Screen screen)
    {
        await screen.Page.GetByRole(AriaRole.Link, new() { Name = "€12.50" }).First.ClickAsync();
        await screen.Page.WaitForURLAsync("**/conversions?*status=approved*");
        await screen.SeesAsync("T-1001");
    }
}
