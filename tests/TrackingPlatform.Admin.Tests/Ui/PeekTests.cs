using Bunit;
using TrackingPlatform.Admin.Ui;

namespace TrackingPlatform.Admin.Tests.Ui;

public sealed class PeekTests : UiTests
{
    [Fact]
    public void The_drawer_is_open_while_the_address_names_something_and_takes_the_focus()
    {
        var peek = Render<Peek>(drawer => drawer.Add(p => p.Title, "Conversion").Add(p => p.ChildContent, id => Text("of " + id)));
        Assert.Empty(peek.FindAll("aside"));
        Navigation.NavigateTo("/conversions?status=hold&peek=cnv_1");
        peek.WaitForAssertion(() => Assert.Contains("of cnv_1", peek.Find("aside").TextContent, StringComparison.Ordinal));
        JSInterop.VerifyFocusAsyncInvoke();
        Assert.Equal("/conversions?status=hold", peek.Find("[data-peek-close]").GetAttribute("href"));
    }
}
