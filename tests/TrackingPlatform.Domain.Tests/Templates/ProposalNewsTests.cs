using TrackingPlatform.Domain.Notices;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Tests.Templates;

public sealed class ProposalNewsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_proposal_is_told_to_staff_alone_and_without_its_secrets()
    {
        var template = Template(isNew: false);
        template.Propose(Request("https://p.example/2?token=hidden"), "https://p.example", "Pia", needsApproval: true, Now);
        var notice = ProposalNews.Proposed(template, template.Proposal!);

        Assert.Equal((NoticeKind.TemplateProposed, "Pia proposes a change of the postback Pia's site", "2"), (notice.Kind, notice.Title, notice.Occasion));
        Assert.Empty(notice.Publishers);
        Assert.DoesNotContain("hidden", notice.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_postback_is_told_as_one()
    {
        var template = Template(isNew: true);
        Assert.Equal("Pia proposes a new postback, Pia's site", ProposalNews.Proposed(template, template.Proposal!).Title);
    }

    [Theory]
    [InlineData(true, false, "GET https://p.example/2. “Fine.” It is sent from now on.")]
    [InlineData(false, false, "GET https://p.example/2. “Fine.” What was sent before stays in force.")]
    [InlineData(false, true, "GET https://p.example/1. “Fine.” Nothing of it is sent.")]
    public void The_publisher_hears_what_was_decided_and_what_follows(bool isApproved, bool isNew, string detail)
    {
        var template = Template(isNew);
        if (!isNew)
        {
            template.Propose(Request("https://p.example/2"), "https://p.example", "Pia", needsApproval: true, Now);
        }

        var proposal = template.Proposal!;
        template.Decide(isApproved, "Mia", "Fine.", Now);
        var notice = ProposalNews.Decided(template, proposal);

        Assert.Equal((isApproved ? NoticeKind.TemplateApproved : NoticeKind.TemplateRejected, detail, false), (notice.Kind, notice.DetailForPublishers, notice.MailsStaff));
        Assert.Equal([template.PublisherId], notice.Publishers);
    }

    private static PostbackTemplate Template(bool isNew)
    {
        var template = PostbackTemplate.Create(TenantId.New(Now), PublisherId.New(Now), Now);
        template.Describe("Pia's site", EntityStatus.Active, Now);
        if (isNew)
        {
            template.Propose(Request("https://p.example/1"), "https://p.example", "Pia", needsApproval: true, Now);
        }
        else
        {
            template.Revise(Request("https://p.example/1"), "https://p.example", Now);
        }

        return template;
    }

    private static RequestTemplate Request(string url) => new(url, "GET", new Dictionary<string, string>(), null, null);
}
