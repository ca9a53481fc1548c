using Microsoft.Playwright;

namespace TrackingPlatform.EndToEnd.Tests;

/// <summary>A manager shows a trace to its publisher, who opens the link without an account; then it is taken back.</summary>
internal static class SharedTrace
{
    public static async Task UseAsync(Screen screen, string click)
    {
        await screen.GoAsync("/trace/" + click);
        await screen.PressAsync("Make a link");
        var link = await screen.Page.Locator("[data-copy*='/shared/trace/']").First.GetAttributeAsync("data-copy") ?? throw new InvalidOperationException("No link is shown.");
        await using (var stranger = await screen.Page.Context.Browser!.NewContextAsync()) // it was opened by a browser
        {
            var page = await stranger.NewPageAsync();
            await page.GotoAsync(link);
            await Assertions.Expect(page.Locator("body")).ToContainTextAsync("is approved and earned 12.50 EUR");
            await Assertions.Expect(page.Locator("body")).Not.ToContainTextAsync("20.00");
        }

        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Take back the link for DealHarbor" }).ClickAsync();
        await screen.PressAsync("Take back");
        await screen.SeesAsync("Link taken back");
    }
}
