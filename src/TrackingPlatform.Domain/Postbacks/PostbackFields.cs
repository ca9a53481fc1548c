using System.Globalization;
using TrackingPlatform.Domain.Audit;

namespace TrackingPlatform.Domain.Postbacks;

/// <summary>Tells the fields of a postback by their names.</summary>
public static class PostbackFields
{
    /// <summary>The field of the advertiser's secret.</summary>
    public const string Token = "token";

    /// <summary>The field that names the advertiser.</summary>
    public const string Advertiser = "advertiser";

    private static readonly string[] Known =
    [
        "click_id", Advertiser, "event", "txn_id", "amount", "currency", "status", "timestamp", "coupon", "user_id", "offer", "publisher", "creative", "campaign_ref", "items",
        "dry_run", Token, .. Enumerable.Range(1, PostbackLimits.Adv).Select(number => "adv" + number.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>The one value of a field; null when not given.</summary>
    public static string? Find(IEnumerable<KeyValuePair<string, string>> parameters, string name) =>
        parameters.FirstOrDefault(parameter => parameter.Key == name).Value;

    /// <summary>Says what is wrong with the set of parameters; null when nothing is. A field that says two things at once cannot be understood.</summary>
    public static PostbackRefusal? Check(IReadOnlyCollection<KeyValuePair<string, string>> parameters)
    {
        if (parameters.Count > PostbackLimits.Parameters)
        {
            return new PostbackRefusal(ReasonCodes.Malformed, $"A postback has at most {PostbackLimits.Parameters} parameters.", 400);
        }

        var twice = parameters
            .Where(parameter => Known.Contains(parameter.Key, StringComparer.Ordinal))
            .GroupBy(parameter => parameter.Key, StringComparer.Ordinal)
            .FirstOrDefault(field => field.Select(parameter => parameter.Value).Distinct(StringComparer.Ordinal).Count() > 1);
        return twice is null ? null : new PostbackRefusal(ReasonCodes.Malformed, $"{twice.Key} is given more than once, with different values.", 400);
    }

    /// <summary>The postback that the parameters make; credentials are left out.</summary>
    public static Postback Read(IReadOnlyCollection<KeyValuePair<string, string>> parameters) => new()
    {
        ClickId = Find(parameters, "click_id"),
        Advertiser = Find(parameters, Advertiser),
        Event = Find(parameters, "event"),
        TransactionId = Find(parameters, "txn_id"),
        Amount = Find(parameters, "amount"),
        Currency = Find(parameters, "currency"),
        Status = Find(parameters, "status"),
        Timestamp = Find(parameters, "timestamp"),
        Coupon = Find(parameters, "coupon"),
        UserId = Find(parameters, "user_id"),
        Offer = Find(parameters, "offer"),
        Publisher = Find(parameters, "publisher"),
        Creative = Find(parameters, "creative"),
        CampaignRef = Find(parameters, "campaign_ref"),
        Items = Find(parameters, "items"),
        DryRun = Find(parameters, "dry_run"),
        Adv = Adv(parameters),
        Others = [.. parameters.Where(parameter => !Known.Contains(parameter.Key, StringComparer.Ordinal))],
    };

    private static string?[] Adv(IReadOnlyCollection<KeyValuePair<string, string>> parameters)
    {
        string?[] values = [.. Enumerable.Range(1, PostbackLimits.Adv).Select(number => Find(parameters, "adv" + number.ToString(CultureInfo.InvariantCulture)))];
        return Array.TrueForAll(values, value => value is null) ? [] : values;
    }
}
