namespace TrackingPlatform.Domain.Privacy;

/// <summary>What sealed secrets are for; see <see cref="SecretBox"/>.</summary>
public static class SecretPurpose
{
    /// <summary>An advertiser's postback token.</summary>
    public const string PostbackToken = "postback token";

    /// <summary>A template's signature secret.</summary>
    public const string TemplateSecret = "template secret";

    /// <summary>The visitor key of a day.</summary>
    public const string VisitorKey = "visitor key";

    /// <summary>Data Protection's key ring.</summary>
    public const string KeyRing = "key ring";

    /// <summary>A destination on its way to the second page of a redirect.</summary>
    public const string SecondPage = "second page";

    /// <summary>What marks a click as a test.</summary>
    public const string TestPass = "test pass";

    /// <summary>What a visitor carries from a page before the offer.</summary>
    public const string ClickPass = "click pass";

    /// <summary>A webhook's signature secret.</summary>
    public const string WebhookSecret = "webhook secret";

    /// <summary>The signature secret of the address that hears a tenant's notices.</summary>
    public const string NoticeSecret = "notice secret";
}
