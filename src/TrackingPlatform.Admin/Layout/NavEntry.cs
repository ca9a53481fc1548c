namespace TrackingPlatform.Admin.Layout;

/// <summary>An entry of the side bar. Only what exists is listed.</summary>
internal sealed record NavEntry(string Group, string Name, string Href, string Icon, bool CountIsTrouble = false, bool NeedsAdministration = false, bool IsPortal = false)
{
    static readonly NavEntry[] All =
    [
        new("", "Dashboard", "/", Ui.Icon.LayoutDashboard),
        new("", "Reports", "/reports", Ui.Icon.ChartColumn),
        new("Set up", "Campaigns", "/campaigns", Ui.Icon.Route),
        new("Set up", "Offers", "/offers", Ui.Icon.Package),
        new("Set up", "Links", "/links", Ui.Icon.Link2),
        new("Set up", "Postback templates", "/templates", Ui.Icon.Webhook),
        new("Set up", "Coupons", "/coupons", Ui.Icon.BadgeCheck),
        new("Partners", "Publishers", "/publishers", Ui.Icon.Users),
        new("Partners", "Advertisers", "/advertisers", Ui.Icon.Building2),
        new("Activity", "Clicks", "/clicks", Ui.Icon.MousePointerClick),
        new("Activity", "Conversions", "/conversions", Ui.Icon.BadgeCheck),
        new("Activity", "Inbound postbacks", "/postbacks", Ui.Icon.Inbox),
        new("Activity", "Deliveries", "/deliveries", Ui.Icon.Send, CountIsTrouble: true),
        new("Money", "Reconciliation", "/reconciliation", Ui.Icon.ScanSearch),
        new("Money", "Statements", "/statements", Ui.Icon.Wallet),
        new("Control", "Blocked traffic", "/blocks", Ui.Icon.CircleSlash),
        new("Control", "Caps and pacing", "/caps", Ui.Icon.Gauge),
        new("Control", "Throttling", "/throttles", Ui.Icon.SlidersHorizontal),
        new("Control", "Exchange rates", "/rates", Ui.Icon.Wallet),
        new("Control", "Sealed books", "/seals", Ui.Icon.Lock),
        new("Control", "Settings", "/settings", Ui.Icon.Settings, NeedsAdministration: true),
        new("", "Postbacks", "/portal", Ui.Icon.Webhook, IsPortal: true),
        new("", "Deliveries", "/portal/deliveries", Ui.Icon.Send, IsPortal: true),
        new("", "Notices", "/portal/notices", Ui.Icon.Bell, IsPortal: true),
    ];

    public static IReadOnlyList<IGrouping<string, NavEntry>> Groups { get; } = [.. All.GroupBy(entry => entry.Group)];
}
