using System.Collections.Frozen;

namespace TrackingPlatform.Domain.Postbacks;

/// <summary>What other platforms call the fields of a postback. Names are compared without case.</summary>
/// <remarks>
/// The same word differs between them: <c>transaction_id</c> is the click at Everflow and TUNE and the order at Scaleo, <c>t</c> the order at CAKE,
/// <c>sum</c> and <c>payout</c> the amount where there is no other, and a price that overrides the offer's where there is.
/// TUNE's <c>adv_sub</c> is often the same for many orders, so the order is <c>conversion_unique_id</c> alone.
/// </remarks>
public static class DialectTable
{
    /// <summary>The names under which any of them, or we, carry the secret.</summary>
    public static readonly FrozenSet<string> Tokens = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "token", "security_token", "secure", "verification_token");

    private static readonly FrozenDictionary<PostbackDialect, DialectTerms> All = new Dictionary<PostbackDialect, DialectTerms>
    {
        [PostbackDialect.Everflow] = new()
        {
            Token = "verification_token",
            Fields =
            [
                ("click_id", ["transaction_id"]), ("event", ["event_id", "adv_event_id"]), ("txn_id", ["order_id"]),
                ("amount", ["amount"]), ("currency", ["currency"]), ("status", ["conversion_status", "status"]), ("coupon", ["coupon_code"]),
                ("user_id", ["user_id"]), .. Numbered("adv", "adv", 1, 10),
            ],
            Statuses = Words(("on hold", "hold"), ("on_hold", "hold"), ("invalid", "rejected"), ("adjustment", "reversed")),
            Network = "nid",
            DefaultEvent = "0",
        },
        [PostbackDialect.Tune] = new()
        {
            Token = "security_token",
            Fields =
            [
                ("click_id", ["transaction_id"]), ("event", ["goal_id", "goal_ref"]), ("txn_id", ["conversion_unique_id"]),
                ("amount", ["amount"]), ("currency", ["currency"]), ("status", ["status"]), ("coupon", ["promo_code"]), ("user_id", ["user_id"]),
                ("adv1", ["adv_sub"]), .. Numbered("adv", "adv_sub", 2, 4), .. Numbered("adv", "adv_unique", 1, 5, offset: 5),
            ],
            DefaultEvent = "0",
            Prices = ["payout", "revenue"],
        },
        [PostbackDialect.Affise] = new()
        {
            Token = "secure",
            Fields =
            [
                ("click_id", ["clickid", "click_id"]), ("event", ["goal"]), ("txn_id", ["action_id"]), ("amount", ["sum"]),
                ("currency", ["currency"]), ("status", ["status"]), ("coupon", ["promo_code"]), ("user_id", ["user_id"]), .. Numbered("adv", "custom_field", 1, 10),
            ],
            Statuses = Words(("1", "approved"), ("2", "pending"), ("3", "rejected"), ("5", "hold"), ("declined", "rejected")),
            DefaultEvent = "1",
        },
        [PostbackDialect.Cake] = new()
        {
            Fields =
            [
                ("click_id", ["r"]), ("event", ["e"]), ("txn_id", ["t"]), ("amount", ["ect"]), ("currency", ["eccu"]), ("coupon", ["ecc", "ecv"]), ("user_id", ["u"]),
                ("status", ["status"]),
            ],
            Statuses = Words(("returned", "reversed"), ("adjusted", "reversed")),
            Prices = ["p", "ap"],
        },
        [PostbackDialect.Voluum] = new()
        {
            Fields =
            [
                ("click_id", ["cid"]), ("event", ["et"]), ("txn_id", ["txid"]), ("amount", ["payout"]), ("currency", ["currency"]), .. Numbered("adv", "param", 1, 5),
            ],
        },
        [PostbackDialect.Trackier] = new()
        {
            Token = "security_token",
            Fields =
            [
                ("click_id", ["click_id"]), ("event", ["goal_id", "goal_value"]), ("txn_id", ["txn_id"]), ("amount", ["sale_amount"]),
                ("currency", ["currency"]), ("status", ["status"]), .. Numbered("adv", "sub", 1, 10),
            ],
            Statuses = Words(("cancelled", "rejected"), ("canceled", "rejected")),
            Prices = ["revenue"],
        },
        [PostbackDialect.Scaleo] = new()
        {
            Fields =
            [
                ("click_id", ["click_id"]), ("event", ["goal_id", "goal_alias"]), ("txn_id", ["adv_order_id", "transaction_id"]),
                ("amount", ["amount"]), ("currency", ["currency"]), ("status", ["conv_status"]), ("coupon", ["promo_code"]), ("user_id", ["adv_user_id"]),
                .. Numbered("adv", "adv_param", 1, 5),
            ],
            Statuses = Words(("trash", "rejected")),
            Prices = ["payout", "revenue"],
        },
        [PostbackDialect.Offer18] = new()
        {
            Fields = [("click_id", ["tid"]), ("event", ["event"]), ("amount", ["sale"]), ("currency", ["currency"]), .. Numbered("adv", "adv_sub", 1, 5)],
            Network = "mid",
        },
    }.ToFrozenDictionary();

    /// <summary>The names of one platform.</summary>
    public static DialectTerms Of(PostbackDialect dialect) => All[dialect];

    private static FrozenDictionary<string, string> Words(params (string Theirs, string Ours)[] words) =>
        words.ToFrozenDictionary(word => word.Theirs, word => word.Ours, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<(string Ours, string[] Theirs)> Numbered(string ours, string theirs, int first, int count, int offset = 0) =>
        Enumerable.Range(first, count).Select(number => (Name(ours, number + offset), new[] { Name(theirs, number) }));

    private static string Name(string name, int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}{number}");
}
