using System.Globalization;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Notices;

namespace TrackingPlatform.Domain.Templates;

/// <summary>What people hear of what publishers propose: the tenant's staff that something waits for them, the publisher what was decided.</summary>
public static class ProposalNews
{
    /// <summary>Something waits for approval.</summary>
    /// <param name="template">What it is about.</param>
    /// <param name="proposal">The version that was proposed.</param>
    public static Notice Proposed(PostbackTemplate template, TemplateVersion proposal)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(proposal);
        var what = template.CurrentVersion == 0 ? $"a new postback, {template.Name}" : $"a change of the postback {template.Name}";
        return About(NoticeKind.TemplateProposed, template, proposal) with
        {
            Title = $"{proposal.ProposedBy ?? "A publisher"} proposes {what}",
            Detail = $"{Request(proposal)} Nothing of it is sent before somebody approves it.",
        };
    }

    /// <summary>Somebody decided. Staff see it in the app; the mail goes to the publisher.</summary>
    /// <param name="template">What it is about.</param>
    /// <param name="proposal">The version that was decided on.</param>
    public static Notice Decided(PostbackTemplate template, TemplateVersion proposal)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(proposal);
        var isApproved = proposal.Approval == VersionApproval.Approved;
        var note = proposal.Note is { } said ? $" “{said}”" : "";
        var follows = isApproved ? "It is sent from now on." : template.CurrentVersion == 0 ? "Nothing of it is sent." : "What was sent before stays in force.";
        return About(isApproved ? NoticeKind.TemplateApproved : NoticeKind.TemplateRejected, template, proposal) with
        {
            Title = $"The postback {template.Name} was {(isApproved ? "approved" : "rejected")}",
            Detail = $"{proposal.DecidedBy} decided about version {proposal.Number.ToString(CultureInfo.InvariantCulture)}.{note} {follows}",
            DetailForPublishers = $"{Request(proposal)}{note} {follows}",
            MailsStaff = false,
            Publishers = [template.PublisherId],
        };
    }

    private static Notice About(NoticeKind kind, PostbackTemplate template, TemplateVersion proposal) => new()
    {
        Kind = kind,
        Subject = template.Id.ToString(),
        Occasion = proposal.Number.ToString(CultureInfo.InvariantCulture),
        Title = "",
        Detail = "",
        Path = $"/templates/{template.Id}",
    };

    private static string Request(TemplateVersion version) => $"{version.Method} {MaskedUrl.Of(version.Url)}.";
}
