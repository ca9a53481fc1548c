using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tests.Conversions;

namespace TrackingPlatform.Domain.Tests.Forwarding;

public sealed class DeliveryPlannerTests
{
    private static readonly DateTimeOffset Now = Sale.ClickedAt.AddHours(2);

    private static readonly PlannedChange Change = new()
    {
        ConversionId = ConversionId.New(Now),
        Status = ConversionStatus.Approved,
        Payout = 2.5m,
        Amount = 49.9m,
        OccurredAt = Sale.ClickedAt.AddMinutes(61),
        TransactionId = "order 1",
        Event = "sale",
        Offer = Sale.Offer,
        Publisher = Sale.Click.PublisherId,
        Click = Sale.Click with
        {
            Parameters = new ClickParameters { Subs = ["one", null, "three"], ClickRef = "ref", Others = [new("aff", "click"), new("both", "click")] },
            Visitor = new Visitor { Country = "DE", Address = "203.0.113.0", UserAgent = "agent" },
        },
        PublisherStatus = PublisherStatus.Active,
        CampaignId = Sale.Click.CampaignId,
        CampaignName = "Spring",
        Details = new PostbackDetails { Adv = [null, "two"], UserId = "u", Coupon = "c", Creative = "cr", Others = [new("both", "postback"), new("own", "postback")] },
    };

    [Fact]
    public void Each_active_template_gets_its_own_delivery()
    {
        var planned = DeliveryPlanner.Plan(Change, [Template(), Template()], Now);

        Assert.Equal(2, planned.Select(each => each.Id).Distinct().Count());
        Assert.All(planned, each => Assert.Null(each.SuppressedBy));
        Assert.All(planned, each => Assert.NotNull(each.Values));
    }

    [Fact]
    public void Without_any_template_one_row_says_so()
    {
        var planned = Assert.Single(DeliveryPlanner.Plan(Change, [], Now));

        Assert.Equal((null, new Suppression(ReasonCodes.NoPostbackConfigured), null), (planned.Template, planned.SuppressedBy, planned.Values));
    }

    [Fact]
    public void What_is_not_told_says_why()
    {
        AssertSuppressed(Template() with { Offers = [OfferId.New(Now)] }, ReasonCodes.OfferNotSelected);
        AssertSuppressed(Template() with { Links = [LinkId.New(Now)] }, ReasonCodes.LinkNotSelected);
        AssertSuppressed(Template() with { Links = [Sale.Click.LinkId!.Value] }, ReasonCodes.LinkNotSelected, Change with { Click = null });
        AssertSuppressed(Template() with { Events = ["lead"] }, ReasonCodes.EventNotSelected);
        AssertSuppressed(Template() with { Statuses = [ConversionStatus.Reversed] }, ReasonCodes.StatusNotSelected);
        AssertSuppressed(Template() with { Statuses = [] }, ReasonCodes.StatusNotSelected);
        AssertSuppressed(Template() with { References = null }, ReasonCodes.UrlInvalid);
        AssertSuppressed(Template(), ReasonCodes.PublisherPaused, Change with { PublisherStatus = PublisherStatus.Blocked });
    }

    [Fact]
    public void What_is_selected_is_told() =>
        Assert.Null(Assert.Single(DeliveryPlanner.Plan(Change, [Template() with { Offers = [Sale.Offer.Id], Links = [Sale.Click.LinkId!.Value], Events = ["SALE"] }], Now)).SuppressedBy);

    [Theory]
    [InlineData("""{"field":"country","values":["DE"]}""", null)]
    [InlineData("""{"field":"country","values":["AT","CH"]}""", "country is AT, CH; it was DE")]
    [InlineData("""{"field":"sub1","op":"starts_with","values":["on"]}""", null)]
    [InlineData("""{"field":"param","name":"aff","values":["other"]}""", "{aff} is other; it was click")]
    [InlineData("""{"field":"amount","op":"at_least","values":["50"]}""", "amount at least 50; it was 49.9")]
    [InlineData("""{"field":"coupon","values":["C"]}""", null)]
    [InlineData("""{"field":"event","op":"is_not","values":["Sale"]}""", "event is not Sale; it was sale")]
    [InlineData("""{"field":"status","values":["approved","pending"]}""", null)]
    [InlineData("""{"all":[{"field":"status","values":["approved"]},{"not":{"field":"event","values":["sale"]}}]}""", "event is sale; it was sale")]
    [InlineData("""{"field":"time","op":"between","values":["11:00","12:00"],"timezone":"Europe/Berlin"}""", null)]
    [InlineData("""{"field":"publisher","values":["pub_01jd8k0c000000000000000000"]}""", "The condition cannot be read any more.")]
    public void A_condition_that_does_not_hold_says_what_it_wanted_and_what_it_saw(string condition, string? wanted)
    {
        var planned = Assert.Single(DeliveryPlanner.Plan(Change, [Template() with { When = ConditionJson.Read(condition) }], Now));

        Assert.Equal(wanted is null ? null : new Suppression(ReasonCodes.ConditionFalse, wanted), planned.SuppressedBy);
    }

    [Fact]
    public void Without_a_click_a_condition_sees_a_visitor_of_whom_nothing_is_known()
    {
        var template = Template() with { When = ConditionJson.Read("""{"field":"country","values":["DE"]}""") };

        AssertSuppressed(template, ReasonCodes.ConditionFalse, Change with { Click = null });
        Assert.Null(Assert.Single(DeliveryPlanner.Plan(Change with { Click = null }, [Template() with { When = ConditionJson.Read("""{"field":"amount","op":"at_most","values":["50"]}""") }], Now)).SuppressedBy);
    }

    [Fact]
    public void What_is_kept_back_and_then_gathered_waits_for_both() =>
        Assert.Equal(TimeSpan.FromMinutes(31), (Template() with { Delay = TimeSpan.FromMinutes(30), Batch = new BatchRule(10, TimeSpan.FromMinutes(1)) }).Wait);

    [Fact]
    public void Values_are_frozen_as_the_contract_writes_them()
    {
        var planned = Assert.Single(DeliveryPlanner.Plan(Change, [Template([.. Enum.GetValues<MacroName>().Where(name => name != MacroName.Param)])], Now));
        var values = planned.Values!.Values.ToDictionary();
        Assert.Matches("^[0-9]{10}$", values["random"]);
        values.Remove("random");
        Assert.Equal(planned.Id.ToString(), values["delivery_id"]);
        values.Remove("delivery_id");

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["click_id"] = Sale.Click.Id.ToString(),
                ["click_ref"] = "ref",
                ["user_id"] = "u",
                ["coupon"] = "c",
                ["sub1"] = "one",
                ["sub3"] = "three",
                ["creative"] = "cr",
                ["conversion_id"] = Change.ConversionId.ToString(),
                ["txn_id"] = "order 1",
                ["event"] = "sale",
                ["status"] = "approved",
                ["payout"] = "2.50",
                ["currency"] = "EUR",
                ["amount"] = "49.90",
                ["offer_id"] = Sale.Offer.Id.ToString(),
                ["offer"] = "Spring Sale",
                ["campaign_id"] = Sale.Click.CampaignId.ToString()!,
                ["campaign"] = "Spring",
                ["publisher_id"] = Sale.Click.PublisherId.ToString(),
                ["advertiser_id"] = Sale.Advertiser.ToString(),
                ["country"] = "DE",
                ["ip"] = "203.0.113.0",
                ["user_agent"] = "agent",
                ["click_time"] = "2026-03-01T09:30:00Z",
                ["conversion_time"] = "2026-03-01T10:31:00Z",
                ["timestamp"] = "1772364600",
                ["adv2"] = "two",
            },
            values);
    }

    [Fact]
    public void Parameters_come_from_the_click_then_from_the_postback()
    {
        var template = Template() with { References = [new(MacroName.Param, "aff"), new(MacroName.Param, "both"), new(MacroName.Param, "own"), new(MacroName.Param, "no")] };
        var values = Assert.Single(DeliveryPlanner.Plan(Change, [template], Now)).Values!.Values.ToDictionary();

        Assert.Equal(new Dictionary<string, string> { ["param:aff"] = "click", ["param:both"] = "click", ["param:own"] = "postback" }, values);
    }

    [Fact]
    public void The_random_number_belongs_to_the_delivery()
    {
        var delivery = DeliveryId.New(Now);
        var first = new ConversionMacroValues(Change, delivery, Now).TryGet(MacroName.Random, null, out var one);
        var second = new ConversionMacroValues(Change, delivery, Now.AddHours(1)).TryGet(MacroName.Random, null, out var two);
        new ConversionMacroValues(Change, DeliveryId.New(Now), Now).TryGet(MacroName.Random, null, out var other);

        Assert.True(first && second);
        Assert.Equal(one, two);
        Assert.NotEqual(one, other);
    }

    private static TemplatePlan Template(params MacroName[] macros) =>
        new(TemplateId.New(Now), 1, "https://p.example", [], [], [ConversionStatus.Approved], [.. macros.Select(name => new MacroReference(name, null))]);

    private static void AssertSuppressed(TemplatePlan template, string reason, PlannedChange? change = null)
    {
        var planned = Assert.Single(DeliveryPlanner.Plan(change ?? Change, [template], Now));
        Assert.Equal((template, reason, null), (planned.Template, planned.SuppressedBy?.Reason, planned.Values));
    }
}
