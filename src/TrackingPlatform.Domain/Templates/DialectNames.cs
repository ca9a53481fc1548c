namespace TrackingPlatform.Domain.Templates;

/// <summary>What platforms call themselves.</summary>
public static class DialectNames
{
    /// <summary>The name, as it stands in a sentence.</summary>
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
}
