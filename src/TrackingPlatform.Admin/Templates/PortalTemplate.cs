using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Templates;

/// <summary>A template as the publisher's own people see it.</summary>
/// <param name="Id">The template.</param>
/// <param name="Name">What the agency calls it.</param>
/// <param name="Status">Whether it takes part.</param>
/// <param name="IsSigned">Whether requests carry a signature.</param>
/// <param name="Current">What is sent; null while it is only proposed.</param>
/// <param name="Proposal">What waits for approval.</param>
/// <param name="Rejected">The newest that was rejected by somebody, while nothing newer was approved or proposed.</param>
public sealed record PortalTemplate(
    TemplateId Id, string Name, EntityStatus Status, bool IsSigned, TemplateVersionDetails? Current, TemplateVersionDetails? Proposal, TemplateVersionDetails? Rejected)
{
    internal static PortalTemplate Of(PostbackTemplate template)
    {
        var newest = template.Versions.MaxBy(version => version.Number);
        return new PortalTemplate(
            template.Id,
            template.Name,
            template.Status,
            template.SecretCipher is not null,
            Show(template.Current),
            Show(template.Proposal),
            newest is { Approval: VersionApproval.Rejected, DecidedBy: not null } ? Show(newest) : null);

        TemplateVersionDetails? Show(TemplateVersion? version) => version is null ? null : TemplateVersionDetails.Of(version, template.CurrentVersion);
    }
}
