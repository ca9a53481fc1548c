using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Admin.Templates;

/// <summary>Templates as people read them.</summary>
internal static class TemplateWords
{
    public static string Of(TemplateDialect dialect) => dialect switch
    {
        TemplateDialect.Everflow => "Everflow",
        TemplateDialect.Tune => "TUNE",
        TemplateDialect.Affise => "Affise",
        TemplateDialect.Cake => "CAKE",
        TemplateDialect.Voluum => "Voluum",
        TemplateDialect.Trackier => "Trackier",
        TemplateDialect.Scaleo => "Scaleo",
        TemplateDialect.Offer18 => "Offer18",
        TemplateDialect.Impact => "Impact",
        TemplateDialect.Partnerize => "Partnerize",
        TemplateDialect.Offerit => "Offerit",
        TemplateDialect.AdNetwork => "an advertising network",
    };

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
