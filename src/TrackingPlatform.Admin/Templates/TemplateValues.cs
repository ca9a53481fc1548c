using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Templates;

/// <summary>What previews and trials fill templates with: a real conversion as it stands now, or the sample.</summary>
internal sealed class TemplateValues(ConversionTelling telling)
{
    /// <returns>Null when it was refused.</returns>
    public async Task<IMacroValues?> ReadAsync(TenantId tenant, string? conversion, Dictionary<string, string>? sample, DraftCheck check, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(conversion))
        {
            TemplatePreview.CheckSample(sample, check);
            return new SampleValues(sample ?? []);
        }

        if (sample is { Count: > 0 })
        {
            check.Refuse("sample", "invalid", "Take the values from a conversion or from a sample, not from both.");
            return null;
        }

        if (check.Id<ConversionId>("conversion", conversion, "conversion") is not { } id)
        {
            return null;
        }

        var (values, missing) = await telling.ValuesAsync(tenant, id, cancellationToken);
        if (values is null)
        {
            check.Refuse("conversion", missing ?? "unknown", missing is null
                ? "There is no conversion with this id; use the id of one of yours (cnv_…)."
                : "This conversion has nothing left to fill the macros with, or was only a test; choose another.");
        }

        return values;
    }
}
