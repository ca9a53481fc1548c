using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Domain.Tests.Templates;

/// <summary>One example for each thing that a translator must cope with, and one for each macro of each platform.</summary>
public sealed class TemplateTranslatorTests
{
    [Theory]
    [InlineData("https://t.example/pb?c={sub1}&p={payout_amount}&e={event_name}", "https://t.example/pb?c={sub1}&p={payout}&e={event}", TemplateDialect.Everflow)]
    [InlineData("https://t.example/pb?c={aff_click_id}&s={aff_sub2}&u={aff_unique1}&o={sale_amount}", "https://t.example/pb?c={click_ref}&s={sub2}&u={sub6}&o={amount}", TemplateDialect.Tune)]
    [InlineData("https://t.example/pb?c={sub1}&p={sum}&g={geo}&o={transactionid}", "https://t.example/pb?c={sub1}&p={payout}&g={country}&o={txn_id}", TemplateDialect.Affise)]
    [InlineData("https://t.example/pb?c=#s2#&p=#price#&o=#tid#", "https://t.example/pb?c={sub2}&p={payout}&o={txn_id}", TemplateDialect.Cake)]
    [InlineData("https://t.example/pb?c={externalid}&v={var3}&o={offer.name}", "https://t.example/pb?c={click_ref}&v={sub3}&o={offer}", TemplateDialect.Voluum)]
    [InlineData("https://t.example/pb?c={p1}&p={payout_usd}", "https://t.example/pb?c={sub1}&p={payout}", TemplateDialect.Trackier)]
    [InlineData("https://t.example/pb?c={aff_click_id}&s={sub_id2}&x={goal_alias}", "https://t.example/pb?c={click_ref}&s={sub2}&x={event}", TemplateDialect.Scaleo)]
    [InlineData("https://t.example/pb?c={aff_click_id}&t={tid}", "https://t.example/pb?c={click_ref}&t={click_id}", TemplateDialect.Offer18)]
    [InlineData("https://t.example/pb?c={SubId1}&a={ActionId}&p={Payout}", "https://t.example/pb?c={sub1}&a={conversion_id}&p={payout}", TemplateDialect.Impact)]
    [InlineData("https://t.example/clickref:{clickref}/ref:{conversionref}", "https://t.example/clickref:{click_ref}/ref:{txn_id}", TemplateDialect.Partnerize)]
    [InlineData("https://t.example/pb?c=%%sub1|default:none%%&p=%%payout%%", "https://t.example/pb?c={sub1|none}&p={payout}", TemplateDialect.Offerit)]
    [InlineData("https://t.example/pb?c=[clickid]&p=${payout}&r={{cachebuster}}&g=%country%", "https://t.example/pb?c={click_ref}&p={payout}&r={random}&g={country}", TemplateDialect.AdNetwork)]
    public void Every_kind_of_delimiter_and_every_platform_is_recognised(string theirs, string ours, TemplateDialect dialect)
    {
        var translation = Translate(theirs);

        Assert.Equal((dialect, ours), (translation!.Dialect, translation.Request.Url));
        Assert.True(CompiledRequest.Parse(translation.Request, allowPrivateNetworks: false).IsValid);
    }

    [Theory]
    [InlineData("https://t.example/pb?c={click_ref}&p={payout:0.00}&s={sub1|none}&x={param:zone}")]
    [InlineData("https://t.example/pb?c=1")]
    [InlineData("https://t.example/pb?c={nonsense}")]
    public void What_is_ours_or_nobodys_is_left_alone(string url) => Assert.Null(Translate(url));

    [Fact]
    public void The_address_helps_where_the_macros_do_not()
    {
        Assert.Equal(TemplateDialect.Tune, Translate("https://net.go2cloud.org/pb?c={transaction_id}")!.Dialect);
        Assert.Equal(TemplateDialect.Scaleo, Translate("https://x.scaleo.example/pb?c={transaction_id}")!.Dialect);
    }

    [Fact]
    public void Where_the_same_word_means_something_else_to_two_platforms_it_is_asked()
    {
        var translation = Translate("https://t.example/pb?c={transaction_id}")!;

        Assert.Equal(TemplateDialect.Everflow, translation.Dialect);
        Assert.Contains(TemplateDialect.Scaleo, translation.Others);
        Assert.DoesNotContain(TemplateDialect.Tune, translation.Others);
        Assert.Contains(translation.Lines, line => line.Theirs is null && line.Message.Contains("Scaleo's, where {transaction_id} is {txn_id}", StringComparison.Ordinal));
        Assert.Equal("https://t.example/pb?c={txn_id}", Translate("https://t.example/pb?c={transaction_id}", TemplateDialect.Scaleo)!.Request.Url);
    }

    [Theory]
    [InlineData("{ip}&x={aff_sub}", TemplateDialect.Tune, TranslationVerdict.Look)]
    [InlineData("{ip}&x={externalid}", TemplateDialect.Voluum, TranslationVerdict.Same)]
    public void The_same_word_with_another_meaning_is_pointed_out(string query, TemplateDialect dialect, TranslationVerdict verdict)
    {
        var translation = Translate("https://t.example/pb?ip=" + query)!;

        Assert.Equal((dialect, verdict), (translation.Dialect, Line(translation, "{ip}").Verdict));
    }

    [Fact]
    public void Affise_has_no_click_id_to_give_and_that_is_said()
    {
        var line = Line(Translate("https://t.example/pb?c={clickid}&p={sum}")!, "{clickid}");

        Assert.Equal(("{click_id}", TranslationVerdict.Look), (line.Ours, line.Verdict));
        Assert.Contains("sub-id", line.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_sub_ids_that_hold_one_value_are_pointed_out() =>
        Assert.Contains("100 characters", Line(Translate("https://t.example/pb?c=#s2##s3#")!, "#s2##s3#").Message, StringComparison.Ordinal);

    [Fact]
    public void Impact_counts_case_and_the_others_do_not()
    {
        Assert.Null(Translate("https://t.example/pb?c={subid1}"));
        Assert.Equal("https://t.example/pb?c={click_id}&e={click_ref}", Translate("https://t.example/pb?c={clickId}&e={ExternalId}")!.Request.Url);
    }

    [Fact]
    public void Status_words_that_differ_are_pointed_out() =>
        Assert.Contains("declined", Line(Translate("https://t.example/pb?s={status}&p={sum}")!, "{status}").Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(UnknownMacros.Block, "https://t.example/pb?p={payout}&i={isp}", null)]
    [InlineData(UnknownMacros.Empty, "https://t.example/pb?p={payout}&i=", "")]
    [InlineData(UnknownMacros.Keep, "https://t.example/pb?p={payout}&i=%7Bisp%7D", "%7Bisp%7D")]
    public void What_is_not_known_here_is_never_sent_without_a_word(UnknownMacros unknown, string url, string? ours)
    {
        var translation = Translate("https://t.example/pb?p={payout_amount}&i={isp}", unknown: unknown)!;

        Assert.Equal(url, translation.Request.Url);
        Assert.Equal((ours, TranslationVerdict.Unknown), (Line(translation, "{isp}").Ours, Line(translation, "{isp}").Verdict));
        Assert.Equal(unknown != UnknownMacros.Block, CompiledRequest.Parse(translation.Request, allowPrivateNetworks: false).IsValid);
    }

    [Fact]
    public void A_placeholder_in_other_delimiters_is_blocked_as_well()
    {
        var translation = Translate("https://t.example/pb?p=#price#&c=#campaignclass#")!;

        Assert.Equal("https://t.example/pb?p={payout}&c={campaignclass}", translation.Request.Url);
        Assert.False(CompiledRequest.Parse(translation.Request, allowPrivateNetworks: false).IsValid);
    }

    [Theory]
    [InlineData("https://t.example/pb?c=%7Baff_sub%7D", "https://t.example/pb?c={sub1}", "percent-encoded")]
    [InlineData("https://t.example/pb?c={aff_sub}&u=https%253A%252F%252Fx", "https://t.example/pb?c={sub1}&u=https%253A%252F%252Fx", "twice")]
    public void Double_encoding_is_flagged(string url, string ours, string said)
    {
        var translation = Translate(url)!;

        Assert.Equal(ours, translation.Request.Url);
        Assert.Contains(translation.Lines, line => line.Message.Contains(said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://t.example/pb?c={externalid:hash}", "https://t.example/pb?c={click_ref:sha256}")]
    [InlineData("https://t.example/pb?c={externalid:raw}", "https://t.example/pb?c={click_ref}")]
    [InlineData("https://t.example/pb?c={var:zone}&e={externalid}", "https://t.example/pb?c={param:zone}&e={click_ref}")]
    [InlineData("https://t.example/pb?c={externalid}&p={payout:percentage}", "https://t.example/pb?c={click_ref}&p={payout}")]
    [InlineData("https://t.example/pb?c={aff_sub|none}&d={datetime}", "https://t.example/pb?c={sub1|none}&d={conversion_time:yyyy-MM-dd HH:mm:ss}")]
    [InlineData("https://t.example/pb?c={sub_id1_hash}&o={goal_alias}", "https://t.example/pb?c={sub1:sha256}&o={event}")]
    public void Functions_and_fallbacks_come_along(string theirs, string ours) => Assert.Equal(ours, Translate(theirs)!.Request.Url);

    [Theory]
    [InlineData("https://go.voluum.example/postback?cid=REPLACE&payout=OPTIONAL&txid=OPTIONAL", "https://go.voluum.example/postback?cid={click_ref}&payout={payout}&txid={txn_id}")]
    [InlineData("https://x.example/postback?cid={clickid}&payout={payout}&et=", "https://x.example/postback?cid={click_ref}&payout={payout}&et={event}")]
    public void The_address_at_which_a_publishers_tracker_listens_is_filled_in(string theirs, string ours)
    {
        var translation = Translate(theirs)!;

        Assert.Equal((TemplateDialect.Voluum, ours), (translation.Dialect, translation.Request.Url));
    }

    [Theory]
    [InlineData("https://net.go2cloud.org/aff_lsr?offer_id={offer_id}&transaction_id={transaction_id}")]
    [InlineData("https://www.eftrackall.com/?nid=1&transaction_id={transaction_id}")]
    [InlineData("https://offers-net.affise.com/postback?clickid={clickid}&sum={sum}")]
    [InlineData("https://x.example/p.ashx?o=1&r=#reqid#")]
    [InlineData("https://prf.hn/conversion/tracking_mode:api/campaign:{camref}/clickref:{clickref}")]
    public void An_address_for_advertisers_is_pointed_out(string url) =>
        Assert.Contains(Translate(url)!.Lines, line => line.Message.Contains("advertisers report", StringComparison.Ordinal));

    [Fact]
    public void Body_and_headers_are_translated_too()
    {
        var request = new RequestTemplate("https://t.example/pb", "POST", new Dictionary<string, string> { ["X-Sub"] = "{aff_sub}" }, """{"click":"{aff_click_id}","p":{payout}}""", null);
        var translation = TemplateTranslator.Translate(request, null, UnknownMacros.Block)!;

        Assert.Equal("""{"click":"{click_ref}","p":{payout}}""", translation.Request.Body);
        Assert.Equal("{sub1}", translation.Request.Headers["X-Sub"]);
        Assert.Equal(["{aff_click_id}", "{payout}", "{aff_sub}"], translation.Lines.Select(line => line.Theirs).OfType<string>());
    }

    [Theory]
    [InlineData(
        TemplateDialect.Everflow,
        """
        transaction_id=click_id sub1=sub1 sub10=sub10 source_id=source affiliate_id=publisher_id affid=publisher_id affiliate_name=- offer_id=offer_id offer_name=offer advertiser_id=advertiser_id
        creative_id=creative uid=- conversion_id=conversion_id order_id=txn_id adv1=adv1 adv10=adv10 event_id=event event_name=event payout_amount=payout currency=currency sale_amount=amount
        conversion_status=status coupon_code=coupon user_id=user_id conversion_ip=ip session_ip=ip conversion_timestamp=conversion_time unix_timestamp=conversion_time:unix
        click_unix_timestamp=click_time:unix country=country region=region city=city isp=- carrier=- user_agent=user_agent device_type=device brand=- device_model=- platform=os os_version=-
        browser=browser language=- referer=- idfa=param:idfa idfa_md5=- idfa_sha1=- google_aid=param:gaid android_id=param:android_id
        """)]
    [InlineData(
        TemplateDialect.Tune,
        """
        transaction_id=click_id aff_click_id=click_ref aff_sub=sub1 aff_sub1=sub1 aff_sub5=sub5 aff_unique1=sub6 aff_unique5=sub10 source=source affiliate_id=publisher_id aff_id=publisher_id
        affiliate_ref=- offer_id=offer_id offer_name=offer offer_ref=- advertiser_id=advertiser_id file_id=creative offer_file_id=creative offer_url_id=- tune_event_id=conversion_id adv_sub=adv1
        adv_sub2=adv2 adv_sub5=adv5 adv_unique1=adv6 goal_id=event goal_ref=event payout=payout currency=currency sale_amount=amount revenue=- status=status promo_code=coupon customer_id=user_id
        ip=ip session_ip=ip datetime=conversion_time:yyyy-MM-dd~HH:mm:ss date=conversion_time:yyyy-MM-dd time=conversion_time:HH:mm:ss timestamp=conversion_time:unix
        session_timestamp=click_time:unix country_code=country region_code=region city=city mobile_carrier=- user_agent=user_agent device_brand=- device_os=os refer=- ios_ifa=param:idfa
        ios_ifa_sha1=- google_aid=param:gaid unid=param:android_id ran=random params=-
        """)]
    [InlineData(
        TemplateDialect.Affise,
        """
        clickid=click_id sub1=sub1 sub8=sub8 pid=publisher_id affiliate_name=- offerid=offer_id offer_id=offer_id offer_name=offer advertiser_id=advertiser_id transactionid=txn_id
        custom_field1=adv1 custom_field_7=adv7 goal=event sum=payout currency=currency order_sum=amount order_currency=currency status=status promo_code=coupon user_id=user_id ip=ip
        date_only=conversion_time:yyyy-MM-dd time=conversion_time:HH:mm:ss timestamp=conversion_time:unix geo=country city=city uagent=user_agent device_ua=user_agent device_type=device
        device_model=- os=os os_version=- language=- referrer=- ios_idfa=param:idfa android_id=param:gaid device_id=param:android_id comment=- rand=random
        """)]
    [InlineData(
        TemplateDialect.Cake,
        """
        reqid=click_id s1=sub1 s2=sub2 s5=sub5 price=payout affid=publisher_id oid=offer_id campid=campaign_id cid=creative leadid=conversion_id tid=txn_id ip=ip sourceip=ip
        sourcetime=conversion_time utcunixtime=conversion_time:unix udid=param:idfa
        """)]
    [InlineData(
        TemplateDialect.Voluum,
        """
        clickid=click_id clickId=click_id externalid=click_ref var1=sub1 var10=sub10 trafficsource.id=source offer.id=offer_id offer.name=offer campaign.id=campaign_id campaign.name=campaign
        lander.id=- transaction.id=txn_id payout=payout payout.currency=currency conversion.type=event ip=ip country=country countryname=country region=region city=city isp=- carrier=-
        connection.type=- useragent=user_agent device=device brand=- model=- os=os osversion=- browser=browser browserversion=- language=- referrerdomain=- campaign.cpa=payout
        """)]
    [InlineData(TemplateDialect.Trackier, "p1=sub1 p10=sub10 sub1=sub1 payout=payout payout_usd=payout txn_id=txn_id sale_amount=amount goal_id=event currency=currency status=status gaid=param:gaid idfa=param:idfa")]
    [InlineData(TemplateDialect.Scaleo, "aff_click_id=click_ref click_id=click_id sub_id1=sub1 sub_id5=sub5 aff_param1=sub6 aff_param5=sub10 transaction_id=txn_id goal_id=event goal_alias=event conv_status=status amount=amount")]
    [InlineData(TemplateDialect.Offer18, "aff_click_id=click_ref tid=click_id event=event sale=amount adv_sub1=adv1 adv_sub5=adv5 payout=payout")]
    [InlineData(
        TemplateDialect.Impact,
        """
        ActionId=conversion_id SubId1=sub1 SubId3=sub3 SharedId=source Status=status StatusDetail=- Payout=payout DeltaPayout=- IntendedPayout=payout Amount=amount DeltaAmount=-
        IntendedAmount=amount Currency=currency OriginalCurrency=currency OriginalAmount=amount EventDate=conversion_time CreationDate=conversion_time LockingDate=- CampaignId=campaign_id
        CampaignName=campaign ActionTrackerId=event ActionTrackerName=event MediaPartnerId=publisher_id MediaPartnerName=- AdId=creative ReferringType=- LandingPageUrl=- OID=txn_id
        """)]
    [InlineData(TemplateDialect.Partnerize, "clickref=click_ref pubref=sub1 camref=campaign_id conversionref=txn_id currency=currency value=amount commission=payout status=status")]
    public void Every_macro_of_the_table_becomes_ours_or_is_said_to_be_unknown(TemplateDialect dialect, string pairs)
    {
        foreach (var pair in pairs.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var (theirs, ours) = pair.Split('=') is [var name, var meaning] ? (name, meaning.Replace('~', ' ')) : default;
            var text = dialect == TemplateDialect.Cake ? $"#{theirs}#" : $"{{{theirs}}}";
            var translation = Translate($"https://t.example/pb?x={text}", dialect);
            var became = translation is null ? text : Line(translation, text) is { Verdict: not TranslationVerdict.Unknown, Ours: { } given } ? given : "{-}";

            Assert.Equal((theirs, $"{{{ours}}}"), (theirs, became));
            Assert.True(ours == "-" || MacroTemplate.Parse(became, TemplateKind.BodyText, MacroScope.Postback).IsValid, became);
        }
    }

    [Fact]
    public void Revenue_is_not_given_away_by_another_name() =>
        Assert.Null(Line(Translate("https://t.example/pb?r={revenue}&c={aff_sub}")!, "{revenue}").Ours);

    private static TemplateTranslation? Translate(string url, TemplateDialect? dialect = null, UnknownMacros unknown = UnknownMacros.Block) =>
        TemplateTranslator.Translate(new RequestTemplate(url, "GET", new Dictionary<string, string>(), null, null), dialect, unknown);

    private static TranslationLine Line(TemplateTranslation translation, string theirs) => Assert.Single(translation.Lines, line => line.Theirs == theirs);
}
