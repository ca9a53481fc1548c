using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Postbacks;

/// <summary>One platform's settings while they are edited.</summary>
internal sealed class DialectEditor
{
    public required PostbackDialect Dialect { get; init; }

    /// <summary>Where its postbacks are taken besides its own paths.</summary>
    public required string Url { get; init; }

    public bool IsOn { get; set; }

    public string Network { get; set; } = "";

    public string Advertiser { get; set; } = "";

    public List<Pair> Events { get; init; } = [];

    public string Field => $"dialects.{WireName<PostbackDialect>.Of(Dialect)}";

    public string? NetworkName => DialectTable.Of(Dialect).Network;

    public string Name => Dialect switch
    {
        PostbackDialect.Tune => "TUNE (HasOffers)",
        PostbackDialect.Cake => "CAKE",
        _ => Dialect.ToString(),
    };

    /// <summary>How its postback URLs look.</summary>
    public string Example => Dialect switch
    {
        PostbackDialect.Everflow => "/?nid=…&transaction_id=…",
        PostbackDialect.Tune => "/aff_lsr?transaction_id=…",
        PostbackDialect.Affise => "/postback?clickid=…",
        PostbackDialect.Cake => "/p.ashx?r=…",
        PostbackDialect.Voluum => "/postback?cid=…",
        PostbackDialect.Trackier => "/acquisition?click_id=…",
        PostbackDialect.Scaleo => "/track/conv?click_id=…",
        PostbackDialect.Offer18 => "/p?mid=…&tid=…",
    };

    public static DialectEditor Of(PostbackDialect dialect, PostbackSettingsDetails settings, string url)
    {
        var on = settings.Dialects.GetValueOrDefault(WireName<PostbackDialect>.Of(dialect));
        return new DialectEditor
        {
            Dialect = dialect,
            Url = url,
            IsOn = on is not null,
            Network = on?.Network ?? "",
            Advertiser = on?.Advertiser?.ToString() ?? "",
            Events = Pair.Rows(on?.Events ?? new Dictionary<string, string>()),
        };
    }

    /// <summary>Null switches it off.</summary>
    public DialectDraft? ToDraft() => IsOn ? new DialectDraft { Network = Network, Advertiser = Advertiser, Events = Pair.Collect(Events) } : null;
}
