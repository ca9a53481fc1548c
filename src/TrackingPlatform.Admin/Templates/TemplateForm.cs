using System.Globalization;
using TrackingPlatform.Admin.Campaigns;
using TrackingPlatform.Admin.Ui;

namespace TrackingPlatform.Admin.Templates;

/// <summary>A template as its form holds it: a draft, with what a form must keep although it is not sent.</summary>
public sealed class TemplateForm(TemplateDraft draft, bool hasSecret, bool hasOldSecret = false)
{
    public const string Post = "POST";

    public TemplateDraft Draft { get; } = Shown(draft);

    /// <summary>Whether one is saved already; it is never shown again.</summary>
    public bool HasSecret { get; } = hasSecret;

    /// <summary>Whether the secret before it signs as well.</summary>
    public bool HasOldSecret { get; } = hasOldSecret;

    public string Method { get; set; } = draft.Method ?? "GET";

    public List<Pair> Headers { get; } = Pair.Rows(draft.Headers ?? []);

    /// <summary>Kept while the method is GET, so that switching back brings it back.</summary>
    public string Body { get; set; } = draft.Body ?? "";

    /// <summary>Empty: by the look of the body.</summary>
    public string ContentType { get; set; } = draft.ContentType ?? "";

    /// <summary>A new secret; empty keeps what is saved.</summary>
    public string Secret { get; set; } = "";

    public bool RemovesSecret { get; set; }

    public bool Gathers { get; set; } = draft.Batch is not null;

    /// <summary>Kept while it does not gather, so that switching back brings it back.</summary>
    public string BatchSize { get; set; } = draft.Batch?.Size?.ToString(CultureInfo.InvariantCulture) ?? "100";

    public string BatchEvery { get; set; } = draft.Batch?.Every ?? "PT1M";

    /// <summary>What is to be saved.</summary>
    public TemplateDraft Fill()
    {
        var (hasBody, contentType) = (Method == Post && Body.Length > 0, ContentType.Length > 0 ? ContentType : null);
        Draft.Method = Method;
        Draft.Headers = Pair.Collect(Headers);
        Draft.Body = hasBody ? Body : null;
        Draft.ContentType = hasBody ? contentType : null;
        Draft.Batch = !hasBody || !Gathers ? null : new() { Size = int.TryParse(BatchSize, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null, Every = BatchEvery };
        Draft.Secret = Secret.Length > 0 ? Secret : RemovesSecret ? "" : null;
        return Draft;
    }

    /// <summary>What is to be previewed, with some values of the sample replaced.</summary>
    public PreviewDraft Preview(Dictionary<string, string> sample)
    {
        Fill();
        return new PreviewDraft { Url = Draft.Url, Method = Draft.Method, Headers = Draft.Headers, Body = Draft.Body, ContentType = Draft.ContentType, Batch = Draft.Batch, Sample = sample };
    }

    private static TemplateDraft Shown(TemplateDraft draft)
    {
        draft.Condition = draft.Condition is { } condition ? ConditionEditing.Shown(condition) : null;
        return draft;
    }
}
