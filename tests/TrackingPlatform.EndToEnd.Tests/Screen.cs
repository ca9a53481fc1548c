using Microsoft.Playwright;
using TrackingPlatform.Testing;

namespace TrackingPlatform.EndToEnd.Tests;

/// <summary>Debian's Chromium, driven as a person would: by labels and roles. Remembers what the browser complained about.</summary>
internal sealed class Screen : IAsyncDisposable
{
    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly Uri _address;

    private Screen(IPlaywright playwright, IBrowser browser, IPage page, Uri address)
    {
        (_playwright, _browser, _address, Page) = (playwright, browser, address, page);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                Complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => Complaints.Add($"{page.Url}: {error}");
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" } asked && asked.Host != address.Host)
            {
                Complaints.Add($"{page.Url} asked {asked.Host}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Errors on the console, failed scripts, and requests to anywhere else.</summary>
    public List<string> Complaints { get; } = [];

    /// <param name="platform">Where the platform listens; the browser comes by the name localhost, as a person would.</param>
    public static async Task<Screen> OpenAsync(Uri platform)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Headless = true, Args = Flags });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 }, Locale = "en-GB", TimezoneId = "Europe/Berlin" });
        page.SetDefaultTimeout(20_000);
        return new Screen(playwright, browser, page, new UriBuilder(platform) { Host = "localhost" }.Uri);
    }

    /// <summary>Opens a page and waits until it is alive: a form filled in before its circuit stands would lose what was typed.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(new Uri(_address, path).ToString());
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    public Task FillAsync(string name, string text) => Field(name).FillAsync(text);

    /// <summary>Chooses the first option that holds some words.</summary>
    public async Task ChooseAsync(string name, string words)
    {
        var value = await Field(name).Locator("option").Filter(new() { HasText = words }).First.GetAttributeAsync("value");
        await Field(name).SelectOptionAsync(value ?? throw new InvalidOperationException($"{name} offers nothing like {words}."));
    }

    public Task PressAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    public ILocator Field(string name) => Page.Locator($"[name='{name}']");

    public async Task SeesAsync(string text) => await Assertions.Expect(Page.Locator("body")).ToContainTextAsync(text);

    /// <summary>Keeps a picture of the page in both widths and both themes under <c>artifacts/screenshots</c>.</summary>
    public async Task PictureAsync(string name, string path)
    {
        foreach (var (width, height) in new[] { (1440, 900), (390, 844) })
        {
            await Page.SetViewportSizeAsync(width, height);
            foreach (var theme in new[] { "light", "dark" })
            {
                await Page.Context.AddCookiesAsync([new() { Name = "theme", Value = theme, Url = _address.ToString() }]);
                await GoAsync(path);
                await Page.WaitForTimeoutAsync(250);
                await Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "artifacts", "screenshots", $"{name}-{width}-{theme}.png") });
                var tooWide = await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1");
                Assert.False(tooWide, $"{path} scrolls sideways at {width} px");
            }
        }

        await Page.SetViewportSizeAsync(1440, 900);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
