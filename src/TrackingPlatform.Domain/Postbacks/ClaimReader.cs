using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Postbacks;

/// <summary>Turns the texts of a postback into values, or says which one cannot be right. A wrong value is refused, never guessed.</summary>
public static class ClaimReader
{
    /// <summary>What a sender is told of a click id that cannot be one.</summary>
    public const string ClickIsMalformed = "click_id is not one of ours: it has 26 characters, letters and digits only.";

    private const string EventReference = "event_ref";

    /// <summary>Reads <paramref name="postback"/>. A value of nothing but blanks counts as not given.</summary>
    /// <param name="postback">What was sent.</param>
    /// <param name="arrivedAt">When it arrived.</param>
    public static ClaimReading Read(Postback postback, DateTimeOffset arrivedAt)
    {
        if (Unsupported(postback) is { } unsupported)
        {
            return Refuse(ReasonCodes.NotSupportedYet, unsupported, 422);
        }

        var namesMore = NamesMore(postback);
        ClickId? click = null;
        var isMalformed = false;
        if (Given(postback.ClickId) is { } clickText)
        {
            isMalformed = !EntityId.TryParse<ClickId>(clickText, out var parsed) || !EntityId.IsVersion7(parsed.Value);
            click = isMalformed ? null : parsed;
            if (isMalformed && !namesMore)
            {
                return Refuse(ReasonCodes.ClickMalformed, ClickIsMalformed, 400);
            }
        }
        else if (!namesMore)
        {
            return Refuse(
                ReasonCodes.ClickMissing,
                "Send click_id: the 26 characters that {click_id} in the offer's destination became. Without a click, coupon, user_id, or offer and publisher together may stand in.",
                400);
        }

        var transaction = Given(postback.TransactionId);
        if (transaction?.Length > PostbackLimits.TransactionId)
        {
            return Refuse(ReasonCodes.ValueTooLong, $"txn_id has more than {PostbackLimits.TransactionId} characters.", 422);
        }

        if (transaction is null && click is null)
        {
            return Refuse(ReasonCodes.TxnIdMissing, "Send txn_id: without a click it is what tells one conversion from another.", 422);
        }

        var reference = Given(postback.Others.LastOrDefault(pair => pair.Key == EventReference).Value);
        if (reference?.Length > PostbackLimits.TransactionId)
        {
            return Refuse(ReasonCodes.ValueTooLong, $"{EventReference} has more than {PostbackLimits.TransactionId} characters.", 422);
        }

        decimal? amount = null;
        if (Given(postback.Amount) is { } amountText)
        {
            if (!PlainDecimal.TryParse(amountText, out var parsed) || parsed < 0)
            {
                return Refuse(ReasonCodes.AmountInvalid, "amount is a plain number such as 49.90: a decimal point, no grouping, no currency sign, at most four decimals, not negative.", 422);
            }

            amount = parsed;
        }

        IReadOnlyList<LineItem> items = [];
        if (Given(postback.Items) is { } itemsText)
        {
            items = LineItems.Read(itemsText, out var problem);
            if (problem is not null || LineItems.Sum(items) is not { } sum)
            {
                return Refuse(ReasonCodes.ItemsInvalid, problem ?? "The items are more than can be booked, or come to more than four decimals.", 422);
            }

            // An amount beside them leads: a discount makes it less, shipping makes it more.
            amount ??= sum;
        }

        Currency? currency = null;
        if (Given(postback.Currency) is { } currencyText)
        {
            if (!Currency.TryParse(currencyText, out var parsed))
            {
                return Refuse(ReasonCodes.CurrencyUnknown, "currency is a code of ISO 4217, such as EUR.", 422);
            }

            currency = parsed;
        }

        ConversionStatus? status = null;
        if (Given(postback.Status) is { } statusText)
        {
            if (!WireName<ConversionStatus>.TryParse(statusText.ToLowerInvariant(), out var parsed))
            {
                return Refuse(ReasonCodes.StatusUnknown, $"status is one of {string.Join(", ", WireName<ConversionStatus>.All)}.", 422);
            }

            status = parsed;
        }

        var occurredAt = arrivedAt;
        if (Given(postback.Timestamp) is { } timeText)
        {
            if (!PostbackTime.TryParse(timeText, out occurredAt))
            {
                return Refuse(ReasonCodes.TimestampInvalid, "timestamp is RFC 3339 with an offset, such as 2026-03-01T09:30:00Z (a + in a URL is written %2B), or Unix seconds or milliseconds.", 422);
            }

            if (occurredAt > arrivedAt + PostbackTime.Tolerance)
            {
                return Refuse(ReasonCodes.TimestampInvalid, "timestamp lies in the future.", 422);
            }
        }

        OfferId? offer = null;
        if (Given(postback.Offer) is { } offerText)
        {
            if (!EntityId.TryParse<OfferId>(offerText, out var parsed))
            {
                return Refuse(ReasonCodes.OfferMismatch, "offer is an offer's id, such as off_0661hgz4c8e2k6p0s5w9b3f7m1; leave it out when click_id is given.", 422);
            }

            offer = parsed;
        }

        PublisherId? publisher = null;
        if (Given(postback.Publisher) is { } publisherText)
        {
            if (!EntityId.TryParse<PublisherId>(publisherText, out var parsed))
            {
                return Refuse(ReasonCodes.PublisherMismatch, "publisher is a publisher's id, such as pub_0661hf7b1n5r9v3y7c2g6k0p4t; leave it out when click_id is given.", 422);
            }

            publisher = parsed;
        }

        return new ClaimReading.Understood(new PostbackClaim
        {
            ClickId = click,
            HasMalformedClick = isMalformed,
            ArrivedAt = arrivedAt,
            OccurredAt = occurredAt,
            Event = Given(postback.Event),
            TransactionId = transaction,
            EventReference = reference,
            Amount = amount,
            Currency = currency,
            Status = status,
            Offer = offer,
            Publisher = publisher,
            ChangesOnly = postback.ChangesOnly is true,
            Browser = postback.Browser is { } browser ? WireName<BrowserReporting>.TryParse(browser, out var reporting) ? reporting : BrowserReporting.Pending : null,
            Details = Details(postback) with { Items = items },
        });
    }

    private static string? Unsupported(Postback postback)
    {
        // Whoever runs a postback dry takes the wish away first; one that comes here with it would be booked.
        return Given(postback.DryRun) is not (null or "0" or "false") ? "Only single postbacks can be run dry; nothing was booked." : null;
    }

    private static bool NamesMore(Postback postback) =>
        postback.Browser is null
        && ((Given(postback.Coupon) ?? Given(postback.UserId)) is not null || (Given(postback.Offer) is not null && Given(postback.Publisher) is not null));

    private static PostbackDetails Details(Postback postback) => new()
    {
        Adv = [.. postback.Adv.Take(PostbackLimits.Adv).Select(Kept)],
        UserId = Kept(postback.UserId),
        Coupon = Kept(postback.Coupon),
        Creative = Kept(postback.Creative),
        CampaignRef = Kept(postback.CampaignRef),
        Others = [.. postback.Others.Select(pair => KeyValuePair.Create(PostbackDetails.Cut(pair.Key, PostbackLimits.Name), PostbackDetails.Cut(pair.Value, PostbackLimits.Value)))],
    };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string? Kept(string? text) => Given(text) is { } given ? PostbackDetails.Cut(given, PostbackLimits.Value) : null;

    private static ClaimReading.Refused Refuse(string reason, string detail, int httpStatus) => new(new PostbackRefusal(reason, detail, httpStatus));
}
