using Bunit;
using Microsoft.AspNetCore.Components;
using TrackingPlatform.Admin.Layout;
using TrackingPlatform.Admin.Tests.Ui;

namespace TrackingPlatform.Admin.Tests.Layout;

public sealed class LayoutTests : UiTests
{
    [Fact]
    public void With_one_tenant_there_is_no_switch_and_with_two_there_is()
    {
        Assert.Empty(Side(new Frame("Halden", "EUR", "Europe/Berlin", "Ida", "Owner") { Tenants = [new("a", "Halden", true)] }).FindAll("[popovertarget=tenants]"));
        var side = Side(new Frame("Halden", "EUR", "Europe/Berlin", "Ida", "Owner") { Tenants = [new("a", "Halden", true), new("b", "Nordlicht")] });
        Assert.Equal("/switch-tenant", side.Find("form").GetAttribute("action"));
        Assert.Equal(["a", "b"], side.FindAll("button[name=tenant]").Select(button => button.GetAttribute("value")));
    }

    [Fact]
    public void Trouble_is_counted_beside_its_entry()
    {
        var side = Side(new Frame("Halden", "EUR", "Europe/Berlin", "Ida", "Owner") { Counts = new Dictionary<string, long> { ["/deliveries"] = 1_412, ["/offers"] = 0 } });
        var count = Assert.Single(side.FindAll("nav em"));
        Assert.Equal("1,412", count.TextContent);
        Assert.Contains("bad", count.ClassList);
    }

    [Fact]
    public void The_page_being_shown_is_marked()
    {
        Navigation.NavigateTo("/offers/off_1");
        Assert.Equal("Offers", Assert.Single(Side(new Frame("Halden", "EUR", "Europe/Berlin", "Ida", "Owner")).FindAll("nav a.active")).TextContent.Trim());
    }

    [Fact]
    public void A_zone_nobody_knows_reads_as_utc() => Assert.Equal(TimeZoneInfo.Utc, new Frame("Halden", "EUR", "Mars/Olympus", "Ida", "Owner").Zone);

    [Fact]
    public void A_publishers_person_sees_the_portal_alone_and_hears_its_own_notices()
    {
        var frame = new Frame("Halden", "EUR", "Europe/Berlin", "Pia", "Publisher") { IsPortal = true, UnreadNotices = 2 };
        Assert.Equal(["/portal", "/portal/deliveries", "/portal/notices"], Side(frame).FindAll("nav a").Select(entry => entry.GetAttribute("href")));

        var bell = Render<CascadingValue<Frame>>(c => c.Add(v => v.Value, frame).AddChildContent<TopBar>()).Find(".bell");
        Assert.Equal(("/portal/notices", "Notices, 2 unread"), (bell.GetAttribute("href"), bell.GetAttribute("aria-label")));
    }

    IRenderedComponent<CascadingValue<Frame>> Side(Frame frame) => Render<CascadingValue<Frame>>(c => c.Add(v => v.Value, frame).AddChildContent<SideBar>());
}
