using Bunit;
using TrackingPlatform.Admin.Templates;
using TrackingPlatform.Admin.Tests.Ui;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Tests.Templates;

public sealed class PortalTemplatePanelTests : UiTests
{
    [Fact]
    public void What_is_sent_and_what_waits_stand_side_by_side()
    {
        var template = Template();
        template.Propose(Request("https://pia.example/2"), "https://pia.example", "Pia", needsApproval: true, Now);
        var panel = Show(template);

        Assert.Equal("GET https://pia.example/1", panel.Find("[aria-label='What is sent']").TextContent);
        Assert.Contains("Proposed by Pia", panel.Find(".wait").TextContent, StringComparison.Ordinal);
        Assert.Equal("Change the proposal", panel.Find("header a").TextContent);
        Assert.Empty(panel.FindAll(".bad"));
    }

    [Fact]
    public void What_was_turned_down_says_by_whom_and_why_until_something_newer_comes()
    {
        var template = Template();
        template.Propose(Request("https://pia.example/2"), "https://pia.example", "Pia", needsApproval: true, Now);
        template.Decide(isApproved: false, "Mia", "Not that host.", Now);
        Assert.Contains("Version 2 was rejected by Mia: “Not that host.”", Show(template).Find(".bad").TextContent, StringComparison.Ordinal);

        template.Propose(Request("https://pia.example/3"), "https://pia.example", "Pia", needsApproval: false, Now);
        var panel = Show(template);
        Assert.Empty(panel.FindAll(".bad"));
        Assert.Equal($"/portal/templates/{template.Id}", panel.Find("header a").GetAttribute("href"));
    }

    private static RequestTemplate Request(string url) => new(url, "GET", new Dictionary<string, string>(), null, null);

    private static PostbackTemplate Template()
    {
        var template = PostbackTemplate.Create(TenantId.New(Now), PublisherId.New(Now), Now);
        template.Describe("Pia's site", EntityStatus.Active, Now);
        template.Revise(Request("https://pia.example/1"), "https://pia.example", Now);
        return template;
    }

    private IRenderedComponent<PortalTemplatePanel> Show(PostbackTemplate template) => Render<PortalTemplatePanel>(panel => panel.Add(it => it.Template, PortalTemplate.Of(template)));
}
