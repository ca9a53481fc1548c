using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Admin.Templates;

/// <summary>Templates as people read them.</summary>
internal static class TemplateWords
{
    public static string Tone(TranslationVerdict verdict) => verdict switch
    {
        TranslationVerdict.Same => "ok",
        TranslationVerdict.Look => "wait",
        TranslationVerdict.Unknown => "bad",
    };

    public static string Sign(TranslationVerdict verdict) => verdict switch
    {
        TranslationVerdict.Same => Icon.Check,
        TranslationVerdict.Look => Icon.TriangleAlert,
        TranslationVerdict.Unknown => Icon.CircleX,
    };
}
