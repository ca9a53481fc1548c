using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Tests.Templates;

public sealed class PostbackTemplateTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_proposal_waits_and_nothing_of_it_is_sent_before_it_is_approved()
    {
        var template = Template("a");

        Assert.True(template.Propose(Request("b"), "https://p.example", "Pia", needsApproval: true, Now));
        Assert.Equal((1, 2, VersionApproval.Pending), (template.CurrentVersion, template.Proposal!.Number, template.Proposal.Approval));
        Assert.True(template.Decide(isApproved: true, "Mia", "Fine.", Now));
        Assert.Equal((2, "Mia", "Fine.", null), (template.CurrentVersion, template.Current!.DecidedBy, template.Current.Note, template.Proposal));
    }

    [Fact]
    public void What_is_rejected_is_kept_and_never_sent()
    {
        var template = Template("a");
        template.Propose(Request("b"), "https://p.example", "Pia", needsApproval: true, Now);

        Assert.True(template.Decide(isApproved: false, "Mia", "Not that host.", Now));
        Assert.Equal((1, VersionApproval.Rejected), (template.CurrentVersion, template.Versions[1].Approval));
        Assert.False(template.Decide(isApproved: true, "Mia", null, Now));
    }

    [Fact]
    public void A_proposal_lapses_when_the_template_changes_or_another_one_comes()
    {
        var template = Template("a");
        template.Propose(Request("b"), "https://p.example", "Pia", needsApproval: true, Now);
        template.Propose(Request("c"), "https://p.example", "Pia", needsApproval: true, Now);
        template.Revise(Request("d"), "https://p.example", Now);

        Assert.Equal([VersionApproval.Approved, VersionApproval.Rejected, VersionApproval.Rejected, VersionApproval.Approved], template.Versions.Select(version => version.Approval));
        Assert.Equal((4, null), (template.CurrentVersion, template.Proposal));
    }

    [Fact]
    public void A_template_that_is_only_proposed_takes_part_once_it_is_approved()
    {
        var template = PostbackTemplate.Create(TenantId.New(Now), PublisherId.New(Now), Now);
        template.Describe("Proposed", EntityStatus.Paused, Now);
        template.Propose(Request("a"), "https://p.example", "Pia", needsApproval: true, Now);
        Assert.Equal((0, null), (template.CurrentVersion, template.Current));

        template.Decide(isApproved: true, "Mia", null, Now);
        Assert.Equal((1, EntityStatus.Active), (template.CurrentVersion, template.Status));
    }

    [Fact]
    public void Where_no_approval_is_needed_a_publishers_change_is_sent_at_once()
    {
        var template = Template("a");

        Assert.True(template.Propose(Request("b"), "https://p.example", "Pia", needsApproval: false, Now));
        Assert.Equal((2, "Pia"), (template.CurrentVersion, template.Current!.ProposedBy));
        Assert.False(template.Propose(Request("b"), "https://p.example", "Pia", needsApproval: false, Now));
    }

    [Fact]
    public void The_secret_before_the_new_one_signs_until_it_is_ended()
    {
        var template = Template("a");
        template.ChangeSecret("one", Now);
        template.ChangeSecret("two", Now);
        Assert.Equal(("two", "one"), (template.SecretCipher, template.OldSecretCipher));

        template.EndOldSecret(Now);
        Assert.Equal(("two", null), (template.SecretCipher, template.OldSecretCipher));
        template.RemoveSecret(Now);
        Assert.Null(template.SecretCipher);
    }

    private static PostbackTemplate Template(string path)
    {
        var template = PostbackTemplate.Create(TenantId.New(Now), PublisherId.New(Now), Now);
        template.Revise(Request(path), "https://p.example", Now);
        return template;
    }

    private static RequestTemplate Request(string path) => new($"https://p.example/{path}", "GET", new Dictionary<string, string>(), null, null);
}
