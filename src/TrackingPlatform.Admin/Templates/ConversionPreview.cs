using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Admin.Templates;

/// <summary>Shows what a template would send of a real conversion, as it stands now; without one, of the sample.</summary>
internal sealed class ConversionPreview(TemplatePreview preview, TemplateValues values)
{
    public async Task<Outcome<PreviewDetails>> RenderAsync(Actor actor, PreviewDraft draft, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(draft.Conversion) || !actor.May(Permissions.Read))
        {
            return preview.Render(actor, draft);
        }

        var check = new DraftCheck();
        var conversion = await values.ReadAsync(actor.TenantId, draft.Conversion, draft.Sample, check, cancellationToken);
        return conversion is null ? check.Refused<PreviewDetails>() : preview.Render(actor, draft, conversion);
    }
}
