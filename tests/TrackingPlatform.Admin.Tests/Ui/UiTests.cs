using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor;
using TrackingPlatform.Admin.Layout;
using TrackingPlatform.Admin.Ui;

namespace TrackingPlatform.Admin.Tests.Ui;

/// <summary>A page's surroundings: MudBlazor, a clock that stands at 14:31:40 in Berlin, British culture, a frame.</summary>
public abstract class UiTests : BunitContext
{
    protected static readonly DateTimeOffset Now = new(2026, 11, 22, 13, 31, 40, TimeSpan.Zero);

    protected UiTests()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddAdminUi();
        Services.AddSingleton<TimeProvider>(Clock);
        RenderTree.Add<CascadingValue<Frame>>(frame => frame.Add(value => value.Value, new Frame("Halden Partners", "EUR", "Europe/Berlin", "Ida Brandt", "Manager")));
    }

    protected FakeTimeProvider Clock { get; } = new(Now);

    protected NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    protected ISnackbar Snackbar => Services.GetRequiredService<ISnackbar>();

    protected static RenderFragment Text(string text) => builder => builder.AddContent(0, text);
}
