using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Admin.Templates;

/// <summary>Says templates of other platforms in our own macros, while they are being written.</summary>
public static class TemplateTranslating
{
    private const int LongestText = 32_768;

    /// <summary>Translates. What is not known here is part of the answer.</summary>
    public static Outcome<TranslationDetails> Translate(Actor actor, TranslationDraft draft)
    {
        if (!actor.May(Permissions.Read) && !actor.May(Permissions.Propose))
        {
            return new Outcome<TranslationDetails>.Forbidden(Permissions.Read);
        }

        var check = new DraftCheck();
        check.NoOthers(draft.Others);
        TemplateDialect? dialect = draft.Dialect is null ? null : check.Choice("dialect", draft.Dialect, TemplateDialect.Everflow);
        var unknown = check.Choice("unknown", draft.Unknown, UnknownMacros.Block);
        if (string.IsNullOrWhiteSpace(draft.Url))
        {
            check.Refuse("url", "required", "Write the address as the other platform has it.");
        }

        if (draft.Url?.Length > LongestText || draft.Body?.Length > LongestText)
        {
            check.Refuse(draft.Url?.Length > LongestText ? "url" : "body", "too_long", $"At most {LongestText} characters.");
        }

        if (check.HasProblems)
        {
            return check.Refused<TranslationDetails>();
        }

        var headers = draft.Headers?.ToDictionary(header => header.Key, header => header.Value ?? string.Empty) ?? [];
        var request = new RequestTemplate(draft.Url!.Trim(), draft.Body is null ? "GET" : "POST", headers, draft.Body, null); // required, as just seen
        return new Outcome<TranslationDetails>.Done(TranslationDetails.Of(request, TemplateTranslator.Translate(request, dialect, unknown)));
    }
}
