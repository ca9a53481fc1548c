using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Admin.Templates;

/// <summary>Shows what a template would send, while it is being written.</summary>
public sealed class TemplatePreview(SetupOptions options)
{
    /// <summary>Renders the draft. Problems of the template itself are part of the answer, since a template is mostly wrong while it is typed.</summary>
    public Outcome<PreviewDetails> Render(Actor actor, PreviewDraft draft)
    {
        if (!actor.May(Permissions.Read))
        {
            return new Outcome<PreviewDetails>.Forbidden(Permissions.Read);
        }

        var question = new DraftCheck();
        question.NoOthers(draft.Others);
        question.NotYet(draft.Conversion is null, "conversion", "a sample instead");
        CheckSample(draft.Sample, question);
        return question.HasProblems ? question.Refused<PreviewDetails>() : new Outcome<PreviewDetails>.Done(Render(draft));
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

    private PreviewDetails Render(PreviewDraft draft)
    {
        var check = new DraftCheck();
        var compiled = RequestReading.Read(draft.Url, draft.Method, draft.Headers, draft.Body, draft.ContentType, draft.Batch, options.AllowPrivateNetworks, check);
        if (compiled is null)
        {
            return new PreviewDetails(null, null, null, null, null, [], check.Problems);
        }

        var warnings = RequestReading.Warnings(compiled.Source.Url, options.AllowPrivateNetworks);
        return compiled.TryRender(new SampleValues(draft.Sample ?? []), out var request, out var problem)
            ? new PreviewDetails(request.Url, request.Method, request.Headers.ToDictionary(), request.Body, request.ContentType, warnings, [])
            : new PreviewDetails(null, null, null, null, null, warnings, [new FieldProblem("sample", "invalid", problem)]);
    }
}
