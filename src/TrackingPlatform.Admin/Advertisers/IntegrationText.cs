using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Admin.Advertisers;

/// <summary>What an advertiser's developer copies.</summary>
internal static class IntegrationText
{
    // As the catalog writes it into the URL.
    private const string ClickMacro = "{click_id}";

    /// <summary>The postback URL with the advertiser's own placeholders.</summary>
    /// <param name="url">The advertiser's <c>postback_url</c>.</param>
    /// <param name="syntax">How it writes placeholders.</param>
    /// <param name="event">The event reported; null for the default event.</param>
    /// <param name="names">What it calls click id, order and amount; an empty name leaves the field out.</param>
    public static string Url(string url, MacroSyntax syntax, string? @event, (string Click, string Order, string Amount) names)
    {
        var text = url.Replace(ClickMacro, syntax.Write(names.Click.Length > 0 ? names.Click : "click_id"), StringComparison.Ordinal);
        text += @event is null ? "" : "&event=" + Uri.EscapeDataString(@event);
        text += names.Order.Length == 0 ? "" : "&txn_id=" + syntax.Write(names.Order);
        return text + (names.Amount.Length == 0 ? "" : "&amount=" + syntax.Write(names.Amount));
    }

    /// <summary>A line that reports a conversion by token.</summary>
    public static string Curl(string url) => PayloadText.AsCurl("GET", url.Replace(ClickMacro, "CLICK_ID", StringComparison.Ordinal) + "&txn_id=TEST-1&amount=49.90", [], null);

    /// <summary>Lines that report a conversion by signature.</summary>
    public static string Signed(AdvertiserDetails advertiser) =>
        $$"""
        secret={{Quote(advertiser.PostbackToken)}}
        body='click_id=CLICK_ID&txn_id=TEST-1&amount=49.90'
        t=$(date +%s)
        v1=$(printf '%s.%s' "$t" "$body" | openssl dgst -sha256 -hmac "$secret" | sed 's/^.* //')
        curl -i -H "{{PostbackSignature.Header}}: t=$t,v1=$v1" --data "$body" {{Quote($"{advertiser.PostbackUrl.Split('?')[0]}?advertiser={advertiser.Id}")}}
        """;

    private static string Quote(string text) => "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
