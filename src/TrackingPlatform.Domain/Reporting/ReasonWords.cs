using System.Collections.Frozen;
using TrackingPlatform.Domain.Audit;

namespace TrackingPlatform.Domain.Reporting;

/// <summary>Reason codes as the end of a sentence that begins with "because".</summary>
public static class ReasonWords
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        [ReasonCodes.OfferExpired] = "the offer had ended",
        [ReasonCodes.OfferPaused] = "the offer was paused",
        [ReasonCodes.PublisherNotApproved] = "the publisher was not approved",
        [ReasonCodes.PublisherBlocked] = "the publisher was blocked",
        [ReasonCodes.GeoCountry] = "the offer does not take visitors of that country",
        [ReasonCodes.SmartlinkNoMatch] = "no offer of the campaign suited the visitor",
        [ReasonCodes.DomainNotAllowed] = "the deep link leads to a host that the offer does not allow",
        [ReasonCodes.UnknownOffer] = "there is no such offer",
        [ReasonCodes.UnknownPublisher] = "there is no such publisher",
        [ReasonCodes.MalformedOffer] = "the offer in the link cannot be read",
        [ReasonCodes.MalformedPublisher] = "the publisher in the link cannot be read",
        [ReasonCodes.ClickMissing] = "it named no click",
        [ReasonCodes.ClickMalformed] = "what it named cannot be one of our clicks",
        [ReasonCodes.ClickExpired] = "the click was older than the offer's attribution window",
        [ReasonCodes.ClickNotFound] = "there is no such click",
        [ReasonCodes.ClickWasRefused] = "the click itself had been refused",
        [ReasonCodes.OfferMismatch] = "the click belongs to another offer",
        [ReasonCodes.PublisherMismatch] = "the click belongs to another publisher",
        [ReasonCodes.AdvertiserMismatch] = "the click belongs to another advertiser",
        [ReasonCodes.EventUnknown] = "the offer has no such event",
        [ReasonCodes.DuplicateTxid] = "this transaction was reported before with another click",
        [ReasonCodes.IpNotListed] = "it came from an address that is not on the list",
        [ReasonCodes.TokenMissing] = "it carried no token",
        [ReasonCodes.TokenWrong] = "its token was wrong",
        [ReasonCodes.SignatureWrong] = "its signature was wrong or too old",
        [ReasonCodes.CapReached] = "a cap was reached",
        [ReasonCodes.AmountInvalid] = "its amount cannot be right",
        [ReasonCodes.CurrencyUnknown] = "its currency is not one we know",
        [ReasonCodes.StatusUnknown] = "its status is not one of ours",
        [ReasonCodes.TimestampInvalid] = "its time cannot be right",
        [ReasonCodes.ValueTooLong] = "one of its values is longer than can be kept",
        [ReasonCodes.Malformed] = "it cannot be read",
        [ReasonCodes.NotSupportedYet] = "it asks for something that comes with a later version",
        [ReasonCodes.Manual] = "a person decided so",
        [ReasonCodes.NoPostbackConfigured] = "they have set up no postback",
        [ReasonCodes.OfferNotSelected] = "their postback is not for this offer",
        [ReasonCodes.EventNotSelected] = "their postback is not for this event",
        [ReasonCodes.StatusNotSelected] = "their postback is not for this status",
        [ReasonCodes.PublisherPaused] = "they are paused",
        [ReasonCodes.UrlInvalid] = "the address of their postback cannot be called",
        [ReasonCodes.PrivateAddressBlocked] = "their host leads to a private address",
        [ReasonCodes.Dns] = "their host did not resolve",
        [ReasonCodes.Connect] = "their server took no connection",
        [ReasonCodes.Tls] = "no secure connection to their server could be made",
        [ReasonCodes.Timeout] = "their server gave no answer in time",
        [ReasonCodes.Http3xx] = "their server answered with a redirect",
        [ReasonCodes.Http4xx] = "their server refused it",
        [ReasonCodes.Http429] = "their server asked us to slow down",
        [ReasonCodes.Http5xx] = "their server failed",
        [ReasonCodes.ResponseInvalid] = "their server's answer could not be read",
        [ReasonCodes.BreakerOpen] = "their server is failing and is being left alone for a while",
        [ReasonCodes.GaveUp] = "every attempt failed",
    }.ToFrozenDictionary();

    /// <summary>The words, or the code itself where there are none.</summary>
    public static string Of(string? code) => code is null ? "of a reason nobody gave" : Words.GetValueOrDefault(code) ?? $"of “{code}”";
}
