using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Domain.Privacy;

/// <summary>What a request says about being remembered.</summary>
public static class ConsentSigns
{
    /// <summary>Whether anything may be kept with the visitor.</summary>
    /// <param name="parameters">The link's parameters: <c>gdpr</c>, <c>gdpr_consent</c>, <c>gpp</c>, and a page's own word, <c>consent</c>.</param>
    /// <param name="globalPrivacyControl">The header <c>Sec-GPC</c>.</param>
    /// <param name="isRequired">Silence is a no.</param>
    public static bool AllowStorage(ClickParameters parameters, string? globalPrivacyControl, bool isRequired)
    {
        if (globalPrivacyControl is "1" || parameters.Other("consent") is "0")
        {
            return false;
        }

        var (tcf, gpp) = (parameters.Other("gdpr_consent"), parameters.Other("gpp"));
        if (parameters.Other("gdpr") is "1")
        {
            return TcfConsent.AllowsStorage(tcf) || TcfConsent.GppAllowsStorage(gpp);
        }

        if (!string.IsNullOrEmpty(gpp))
        {
            return TcfConsent.GppAllowsStorage(gpp);
        }

        return !isRequired || parameters.Other("consent") is "1" || TcfConsent.AllowsStorage(tcf);
    }
}
