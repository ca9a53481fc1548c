using System.Collections.Frozen;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Tests.Postbacks;

/// <summary>Every parameter that another platform's postback has a name for.</summary>
public sealed class DialectTranslationTests
{
    [Theory]
    [InlineData("/?nid=77&transaction_id=c1&amount=9.90&currency=EUR&order_id=o1&event_id=5&coupon_code=SAVE&user_id=u&adv1=a&adv10=j", "everflow",
        "click_id=c1 amount=9.90 currency=EUR txn_id=o1 event=5 coupon=SAVE user_id=u adv1=a adv10=j", "nid=77")]
    [InlineData("/?nid=77&transaction_id=c1&adv_event_id=5&conversion_status=on%20hold&email=x&oid=3&affid=4", "everflow", "click_id=c1 event=5 status=hold", "nid=77 email=x oid=3 affid=4")]
    [InlineData("/?nid=77&transaction_id=c1&event_id=0", "everflow", "click_id=c1", "nid=77")]
    [InlineData("/?nid=77&transaction_id=c1&status=adjustment", "everflow", "click_id=c1 status=reversed", "nid=77")]
    [InlineData("/?nid=77&transaction_id=c1&status=invalid", "everflow", "click_id=c1 status=rejected", "nid=77")]
    [InlineData("/aff_lsr?offer_id=12&transaction_id=c1", "tune", "click_id=c1", "offer_id=12")]
    [InlineData("/aff_lsr?transaction_id=c1&amount=10&adv_sub=same&adv_sub2=b&adv_sub5=e&adv_unique1=f&adv_unique5=j&conversion_unique_id=o1&promo_code=SAVE&user_id=u&status=pending", "tune",
        "click_id=c1 amount=10 adv1=same adv2=b adv5=e adv6=f adv10=j txn_id=o1 coupon=SAVE user_id=u status=pending", "")]
    [InlineData("/aff_l?offer_id=12&transaction_id=c1&payout=3&revenue=4", "tune", "click_id=c1", "offer_id=12 payout=3 revenue=4")]
    [InlineData("/aff_goal?a=lsr&goal_id=8&transaction_id=c1", "tune", "click_id=c1 event=8", "a=lsr")]
    [InlineData("/aff_goal?a=lsr&goal_ref=reg&transaction_id=c1", "tune", "click_id=c1 event=reg", "a=lsr")]
    [InlineData("/aff_lsr?transaction_id=c1&goal_id=0&aff_id=5&timestamp=yesterday", "tune", "click_id=c1", "aff_id=5 tune_timestamp=yesterday")]
    [InlineData("/postback?clickid=c1&action_id=o1&goal=2&sum=5.5&status=1&promo_code=SAVE&user_id=u&custom_field1=a&custom_field10=j&custom_field11=k&ip=1.2.3.4&comment=hi", "affise",
        "click_id=c1 txn_id=o1 event=2 amount=5.5 status=approved coupon=SAVE user_id=u adv1=a adv10=j", "custom_field11=k ip=1.2.3.4 comment=hi")]
    [InlineData("/postback?click_id=c1&action_id=o1&status=2", "affise", "click_id=c1 txn_id=o1 status=pending", "")]
    [InlineData("/postback?clickid=c1&status=3&goal=1", "affise", "click_id=c1 status=rejected", "")]
    [InlineData("/postback?clickid=c1&status=5", "affise", "click_id=c1 status=hold", "")]
    [InlineData("/p.ashx?o=3&e=7&r=c1&t=o1&f=pb", "cake", "event=7 click_id=c1 txn_id=o1", "o=3 f=pb")]
    [InlineData("/p.ashx?a=3&r=c1&t=o1&ect=49.90&eccu=USD&ecc=SAVE&u=me&p=4&ap=3&ecsk=A%5EB", "cake", "click_id=c1 txn_id=o1 amount=49.90 currency=USD coupon=SAVE user_id=me", "a=3 p=4 ap=3 ecsk=A^B")]
    [InlineData("/postback?cid=c1&payout=2.50&txid=o1&currency=EUR&et=sale&param1=a&param5=e", "voluum", "click_id=c1 amount=2.50 txn_id=o1 currency=EUR event=sale adv1=a adv5=e", "")]
    [InlineData("/postback?cid=c1&status=approved&event=x", "voluum", "click_id=c1", "voluum_status=approved voluum_event=x")]
    [InlineData("/acquisition?click_id=c1&txn_id=o1&sale_amount=9&goal_value=reg&currency=INR&status=cancelled&sub1=a&sub10=j&sub11=k&revenue=3", "trackier",
        "click_id=c1 txn_id=o1 amount=9 event=reg currency=INR status=rejected adv1=a adv10=j", "sub11=k revenue=3")]
    [InlineData("/acquisition?click_id=c1&goal_id=4&goal_value=reg", "trackier", "click_id=c1 event=4", "goal_value=reg")]
    [InlineData("/track/conv?click_id=c1&goal_id=16&conv_status=pending&amount=5&adv_order_id=o1&promo_code=SAVE&adv_user_id=u&adv_param1=a&adv_param5=e", "scaleo",
        "click_id=c1 event=16 status=pending amount=5 txn_id=o1 coupon=SAVE user_id=u adv1=a adv5=e", "")]
    [InlineData("/track/conv-addchange?click_id=c1&goal_alias=reg&transaction_id=o1&conv_status=trash", "scaleo", "click_id=c1 event=reg txn_id=o1 status=rejected", "")]
    [InlineData("/p?mid=9&tid=c1&event=sale&sale=10&adv_sub1=a&adv_sub5=e", "offer18", "click_id=c1 event=sale amount=10 adv1=a adv5=e", "mid=9")]
    [InlineData("/postback/everflow?nid=77&TRANSACTION_ID=c1", "everflow", "click_id=c1", "nid=77")]
    public void A_postback_of_another_platform_says_the_same_under_our_names(string target, string dialect, string fields, string others)
    {
        var (found, postback) = Read(target);

        Assert.Equal(dialect, found);
        Assert.Equal(fields.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), Fields(postback).Order());
        Assert.Equal(others, string.Join(' ', postback.Others.Select(other => $"{other.Key}={other.Value}")));
    }

    [Theory]
    [InlineData("/postback?click_id=c1&txn_id=o1&amount=9&token=t")]
    [InlineData("/postback?click_id=c1&event=sale&cid=9")]
    [InlineData("/?transaction_id=c1")]
    [InlineData("/postback/nobody?x=1")]
    public void What_is_ours_is_no_dialect(string target)
    {
        var (path, parameters) = Split(target);

        Assert.Null(DialectRoutes.Recognise(path, name => parameters.Any(parameter => parameter.Key == name)));
    }

    [Theory]
    [InlineData(PostbackDialect.Everflow, "verification_token")]
    [InlineData(PostbackDialect.Tune, "security_token")]
    [InlineData(PostbackDialect.Affise, "secure")]
    [InlineData(PostbackDialect.Trackier, "security_token")]
    [InlineData(PostbackDialect.Scaleo, "token")]
    [InlineData(PostbackDialect.Cake, "token")]
    public void The_secret_is_read_under_the_platforms_name(PostbackDialect dialect, string name)
    {
        var translated = DialectTranslation.Translate(dialect, [new(name, "s3cret")]);

        Assert.Equal([new("token", "s3cret")], translated);
    }

    [Fact]
    public void Our_token_goes_before_theirs_and_no_secret_is_kept()
    {
        var translated = DialectTranslation.Translate(PostbackDialect.Affise, [new("secure", "theirs"), new("token", "ours"), new("security_token", "x")]);

        Assert.Equal([new("token", "ours")], translated);
    }

    [Fact]
    public void An_event_is_found_by_the_tenants_own_mapping()
    {
        var settings = new DialectSettings(null, null, new Dictionary<string, string> { ["7"] = "sale", ["1"] = "install" }.ToFrozenDictionary());
        var affise = DialectTable.Of(PostbackDialect.Affise);

        Assert.Equal(["sale", "install", "9", null, null], new[] { "7", "1", "9", " ", null }.Select(given => settings.EventOf(given, affise)));
        Assert.Null(DialectSettings.Plain.EventOf("1", affise));
    }

    [Fact]
    public void The_change_url_never_books_anew() => Assert.True(Read("/track/conv-change?click_id=c1").Postback.ChangesOnly);

    [Theory]
    [InlineData(PostbackDialect.Tune, "payout", true)]
    [InlineData(PostbackDialect.Cake, "ap", true)]
    [InlineData(PostbackDialect.Voluum, "payout", false)]
    public void A_price_that_is_not_applied_is_noticed(PostbackDialect dialect, string name, bool isIgnored) =>
        Assert.Equal(isIgnored, DialectTranslation.IgnoredPrices(dialect, [new(name, "3")]).Any());

    [Theory]
    [InlineData(PostbackDialect.Tune, PostbackVerdict.Accepted, 200, "success=true;")]
    [InlineData(PostbackDialect.Tune, PostbackVerdict.Rejected, 200, "success=false; err_msg=click_not_found: There is no such click, or none yet.;")]
    [InlineData(PostbackDialect.Cake, PostbackVerdict.Duplicate, 200, "duplicate")]
    [InlineData(PostbackDialect.Cake, PostbackVerdict.Rejected, 404, "error: click_not_found: There is no such click; or none yet.")]
    public void The_answer_is_the_platforms_own(PostbackDialect dialect, PostbackVerdict verdict, int status, string text)
    {
        var id = ReceiptId.New(DateTimeOffset.UnixEpoch);
        var receipt = verdict == PostbackVerdict.Rejected
            ? Receipt.Refused(id, "click_not_found", "There is no such click; or none yet.", 404)
            : new Receipt(id, verdict, null, null, null, null, null, 200);

        Assert.Equal(new DialectAnswer(status, text), DialectAnswer.Of(dialect, receipt, alwaysAnswers200: false));
    }

    private static (string Dialect, Postback Postback) Read(string target)
    {
        var (path, parameters) = Split(target);
        var dialect = DialectRoutes.Recognise(path, name => parameters.Any(parameter => string.Equals(parameter.Key, name, StringComparison.OrdinalIgnoreCase)));
        Assert.NotNull(dialect);
        return (WireName<PostbackDialect>.Of(dialect.Value), PostbackParsing.Read(DialectTranslation.Translate(dialect.Value, parameters), dialect, path, _ => DialectSettings.Plain));
    }

    private static (string Path, IReadOnlyList<KeyValuePair<string, string>> Parameters) Split(string target) =>
        (target.Split('?')[0], PostbackParameters.FromForm(target.Split('?')[1]));

    private static IEnumerable<string> Fields(Postback postback) =>
        new (string Name, string? Value)[]
        {
            ("click_id", postback.ClickId), ("event", postback.Event), ("txn_id", postback.TransactionId), ("amount", postback.Amount), ("currency", postback.Currency),
            ("status", postback.Status), ("timestamp", postback.Timestamp), ("coupon", postback.Coupon), ("user_id", postback.UserId),
        }
            .Concat(postback.Adv.Select((value, index) => (Name: $"adv{index + 1}", Value: value)))
            .Where(field => field.Value is not null)
            .Select(field => $"{field.Name}={field.Value}");
}
