using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Templates;

/// <summary>Shows what a template would send, while it is being written.</summary>
public sealed class TemplatePreview(SetupOptions options)
{
    /// <summary>Renders the draft. Problems of the template itself are part of the answer, since a template is mostly wrong while it is typed.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="draft">What would be sent.</param>
    /// <param name="conversion">The values of the conversion that the draft names; null takes the sample's.</param>
    public Outcome<PreviewDetails> Render(Actor actor, PreviewDraft draft, IMacroValues? conversion = null)
    {
        if (!actor.May(Permissions.Read) && !actor.May(Permissions.Propose))
        {
            return new Outcome<PreviewDetails>.Forbidden(Permissions.Read);
        }

        var question = new DraftCheck();
        question.NoOthers(draft.Others);
        question.NotYet(draft.Conversion is null || conversion is not null, "conversion", "a sample instead");
        CheckSample(draft.Sample, question);
        return question.HasProblems ? question.Refused<PreviewDetails>() : new Outcome<PreviewDetails>.Done(Render(draft, conversion ?? new SampleValues(draft.Sample ?? [])));
    }

    /// <summary>Refuses values of macros that there are not.</summary>
    internal static void CheckSample(Dictionary<string, string>? sample, DraftCheck check)
    {
        foreach (var name in sample?.Keys.Where(name => !IsMacro(name)) ?? [])
        {
            check.Refuse($"sample.{name}", "unknown_macro", "No macro has this name; write it as between the braces, such as payout or param:name.");
        }
    }

    private static bool IsMacro(string name) =>
        name.Split(':', 2) is ["param", { Length: > 0 }] || (name != "param" && MacroCatalogue.Find(name) is not null);

    private PreviewDetails Render(PreviewDraft draft, IMacroValues values)
    {
        var check = new DraftCheck();
        var dialect = Recognised(draft);
        var compiled = RequestReading.Read(draft.Url, draft.Method, draft.Headers, draft.Body, draft.ContentType, draft.Batch, options.AllowPrivateNetworks, check);
        if (compiled is null)
        {
            return new PreviewDetails(null, null, null, null, null, [], check.Problems, dialect);
        }

        var warnings = RequestReading.Warnings(compiled.Source.Url, options.AllowPrivateNetworks);
        return compiled.TryRender(values, out var request, out var problem)
            ? new PreviewDetails(request.Url, request.Method, request.Headers.ToDictionary(), request.Body, request.ContentType, warnings, [], dialect)
            : new PreviewDetails(null, null, null, null, null, warnings, [new FieldProblem("sample", "invalid", problem)], dialect);
    }

    private static string? Recognised(PreviewDraft draft) =>
        string.IsNullOrWhiteSpace(draft.Url)
            ? null
            : TemplateTranslator.Translate(new RequestTemplate(draft.Url, "GET", new Dictionary<string, string>(), draft.Body, null), null, UnknownMacros.Block) is { } translation
                ? WireName<TemplateDialect>.Of(translation.Dialect)
                : null;
}
