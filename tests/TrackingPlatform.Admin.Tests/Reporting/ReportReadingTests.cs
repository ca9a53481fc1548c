using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Admin.Tests.Reporting;

public sealed class ReportReadingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 13, 31, 40, TimeSpan.Zero);
    private static readonly TenantBooks Books = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), Currency.Of("EUR"));
    private static readonly PublisherId Publisher = PublisherId.New(Now);

    [Fact]
    public void Everything_that_is_asked_for_reaches_the_query()
    {
        var question = Read(new ReportRequest
        {
            From = "2026-11-01",
            To = "2026-11-22",
            Timezone = "Asia/Kolkata",
            GroupBy = ["campaign", "day", "campaign"],
            Metrics = ["payout", "clicks"],
            Filters = Filter("publisher", Publisher.ToString(), "none").Concat(Filter("event", "sale", "Lead")).Concat(Filter("currency", "usd")).ToDictionary(),
            Sort = "-payout",
            Limit = "20",
        });

        var query = question.Query;
        Assert.Equal((At("2026-10-31T18:30Z"), At("2026-11-22T18:30Z"), "Asia/Kolkata"), (query.From, query.Until, query.Zone.Id));
        Assert.Equal<ReportAxis>([ReportDimension.Campaign, ReportDimension.Day], query.GroupBy);
        Assert.Equal([ReportMetric.Payout, ReportMetric.Clicks], question.Metrics);
        Assert.Equal([Publisher.Value, Guid.Empty], query.Only[ReportDimension.Publisher]);
        Assert.Equal(["sale", "Lead"], query.OnlyEvents);
        Assert.Equal([Currency.Of("USD")], query.OnlyCurrencies);
        Assert.Equal((new ReportSort(null, ReportMetric.Payout, IsDescending: true), 20, Currency.Of("EUR")), (query.Sort, query.Limit, query.HomeCurrency));
    }

    [Fact]
    public void What_clicks_carry_is_asked_for_by_its_name_and_its_values()
    {
        var question = Read(new ReportRequest
        {
            GroupBy = ["country", "param:utm_term", "sub10", "hour_of_day", "currency"],
            Filters = Filter("sub1", "none", "(none)").Concat(Filter("param:utm_term", "shoes")).Concat(Filter("weekday", "7")).ToDictionary(),
            Formulas = ["per_visitor: (revenue − payout) / unique_clicks"],
            ConversionsBy = "click",
            Sort = "-per_visitor",
        });

        Assert.Equal(["country", "param:utm_term", "sub10", "hour_of_day", "currency"], question.Query.GroupBy.Select(axis => axis.ToString()));
        Assert.Equal(["none", ""], question.Query.OnlyTexts[ReportDimension.Sub1]);
        Assert.Equal((ReportSource.Raw, ConversionTime.Click, "per_visitor"), (question.Query.Source, question.Query.ConversionsBy, question.Query.Sort?.Formula?.Name));
        Assert.Empty(question.Metrics);
        Assert.Contains("&group_by=country,param:utm_term,sub10,hour_of_day,currency&formulas=per_visitor:%28revenue%20%E2%88%92%20payout%29%20%2F%20unique_clicks&conversions_by=click&filter.sub1=none,%28none%29&", ReportCall.Of(question), StringComparison.Ordinal);
    }

    [Fact]
    public void Roll_ups_are_read_wherever_they_know_all_that_is_asked_for()
    {
        Assert.Equal(ReportSource.Rollup, Read(new ReportRequest { GroupBy = ["weekday", "hour_of_day", "offer", "event"], Filters = Filter("link", "none") }).Query.Source);
        Assert.Equal(ReportSource.Facets, Read(new ReportRequest { GroupBy = ["offer"], Filters = Filter("country", "DE"), From = "2025-01-01" }).Query.Source);
        Assert.Equal(ReportSource.Raw, Read(new ReportRequest { GroupBy = ["offer", "hour"], Filters = Filter("country", "DE") }).Query.Source);
        Assert.Equal(ReportSource.Raw, Read(new ReportRequest { Filters = Filter("city", "Berlin") }).Query.Source);
        Assert.Equal(ReportSource.Raw, Read(new ReportRequest { Recount = "yes" }).Query.Source);
        Assert.Equal(ReportSource.Raw, Read(new ReportRequest { ConversionsBy = "click", From = "2026-01-01" }).Query.Source);
    }

    [Fact]
    public void Who_asks_for_nothing_gets_the_last_fourteen_days_of_the_tenant()
    {
        var question = Read(new ReportRequest());

        Assert.Equal((At("2026-11-08T23:00Z"), At("2026-11-22T23:00Z"), 1_000), (question.Query.From, question.Query.Until, question.Query.Limit));
        Assert.Equal(ReportReading.UsualMetrics, question.Metrics);
        Assert.Null(question.Query.Sort);
    }

    [Fact]
    public void The_last_day_counts_whole_also_when_clocks_change_and_a_moment_does_not_count()
    {
        var day = Read(new ReportRequest { From = "2026-10-25", To = "2026-10-25" }).Query;
        var moments = Read(new ReportRequest { From = "2026-11-01T00:00:00+01:00", To = "2026-11-01t12:15:00z" }).Query;
        var open = Read(new ReportRequest { From = "2026-11-22" }).Query;

        Assert.Equal(TimeSpan.FromHours(25), day.Until - day.From);
        Assert.Equal((At("2026-10-31T23:00Z"), At("2026-11-01T12:15Z")), (moments.From, moments.Until));
        Assert.Equal((At("2026-11-21T23:00Z"), At("2026-11-22T23:00Z")), (open.From, open.Until));
    }

    public static TheoryData<ReportRequest, string, string, string> Mistakes() => new()
    {
        { new() { From = "01.11.2026" }, "from", "invalid", "2026-11-22" },
        { new() { From = "2026-11-01T00:00:00" }, "from", "invalid", "2026-11-22T14:30:00Z" },
        { new() { From = "2026-11-01T00:07:00Z" }, "from", "invalid", ":15" },
        { new() { From = "0001-01-01" }, "from", "invalid", "2000" },
        { new() { From = "2026-11-01", To = "9999-12-31" }, "to", "invalid", "2099" },
        { new() { Period = Period.Custom(new DateOnly(1, 1, 1), new DateOnly(1, 1, 2)) }, "from", "invalid", "2000" },
        { new() { To = "2026-11-01" }, "from", "required", "from=" },
        { new() { From = "2026-11-02", To = "2026-11-01" }, "to", "invalid", "after the start" },
        { new() { Timezone = "Berlin" }, "timezone", "invalid", "Europe/Berlin" },
        { new() { Timezone = "right/Europe/Berlin" }, "timezone", "invalid", "Europe/Berlin" },
        { new() { GroupBy = ["colour"] }, "group_by", "invalid", "day, hour, week, month, campaign" },
        { new() { GroupBy = ["day", "param:"] }, "group_by", "invalid", "param:name" },
        { new() { GroupBy = ["day", "offer", "publisher", "sub1", "country"], From = "2026-11-01" }, "group_by", "invalid", "4 at most" },
        { new() { GroupBy = ["city"], From = "2026-08-01", To = "2026-11-20" }, "from", "too_long", "93 days at most: shorten the period, or leave out city" },
        { new() { Recount = "yes", From = "2026-08-01", To = "2026-11-20" }, "from", "too_long", "leave out recount" },
        { new() { ConvertTo = "BTC" }, "convert_to", "invalid", "ISO 4217" },
        { new() { ConvertTo = "EUR", GroupBy = ["currency"] }, "convert_to", "invalid", "leave out one of the two" },
        { new() { Recount = "maybe" }, "recount", "invalid", "yes or no" },
        { new() { ConversionsBy = "day" }, "conversions_by", "invalid", "conversion, click" },
        { new() { Formulas = ["x:revenue/visits"] }, "formulas", "invalid", "no metric visits" },
        { new() { Formulas = ["clicks:revenue"] }, "formulas", "invalid", "not as a metric" },
        { new() { Formulas = ["x:revenue", "x:payout"] }, "formulas", "invalid", "Two formulas" },
        { new() { Metrics = ["roas"] }, "metrics", "invalid", "clicks, unique_clicks" },
        { new() { Filters = Filter("offer", "pub_1") }, "filter.offer", "invalid", "off_" },
        { new() { Filters = Filter("offer") }, "filter.offer", "required", "leave the filter out" },
        { new() { Filters = Filter("event", "sale", "evt_00000000000000000000000001") }, "filter.event", "invalid", "names alone" },
        { new() { Filters = Filter("event", "sa\0le") }, "filter.event", "invalid", "one plain line" },
        { new() { Filters = Filter("currency", "BTC") }, "filter.currency", "invalid", "ISO 4217" },
        { new() { Filters = Filter("weekday", "8") }, "filter.weekday", "invalid", "1, 2, 3" },
        { new() { Filters = Filter("status", "paid") }, "filter.status", "invalid", "approved" },
        { new() { Filters = Filter("colour", "red") }, "filter.colour", "unknown_field", "campaign, offer" },
        { new() { Filters = Filter("day", "2026-11-01") }, "filter.day", "unknown_field", "campaign, offer" },
        { new() { Sort = "-campaign", GroupBy = ["day"] }, "sort", "invalid", "day, clicks" },
        { new() { Limit = "10001" }, "limit", "invalid", "10000" },
        { new() { Limit = "-1" }, "limit", "invalid", "10000" },
        { new() { Unknown = ["form"] }, "form", "unknown_field", "from, to, timezone, group_by" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void What_cannot_be_answered_is_refused_at_its_field_with_what_could_be_asked(ReportRequest request, string field, string reason, string words)
    {
        var problem = Assert.Single(Assert.IsType<Outcome<ReportQuestion>.Invalid>(ReportReading.Read(request, Books, Now)).Problems);

        Assert.Equal((field, reason), (problem.Field, problem.Reason));
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_as_an_api_call_asks_the_same()
    {
        var days = Read(new ReportRequest { From = "2026-11-01", To = "2026-11-22", GroupBy = ["publisher", "event"], Filters = Filter("publisher", Publisher.ToString(), "none"), Sort = "publisher" });
        var moments = Read(new ReportRequest { From = "2026-11-01T00:15:00Z", To = "2026-11-02T00:00:00Z", Timezone = "UTC", Metrics = ["clicks"], Filters = Filter("event", "sale") });

        Assert.Equal(
            $"/api/v1/reports?from=2026-11-01&to=2026-11-22&timezone=Europe%2FBerlin&group_by=publisher,event&metrics=clicks,unique_clicks,conversions,cr,epc,payout,revenue,profit,margin&filter.publisher={Publisher},none&sort=publisher&limit=1000",
            ReportCall.Of(days));
        Assert.Equal("/api/v1/reports?from=2026-11-01T00:15:00Z&to=2026-11-01&timezone=UTC&metrics=clicks&filter.event=sale&limit=1000", ReportCall.Of(moments));
    }

    [Fact]
    public void One_currency_is_asked_for_on_the_page_in_the_api_and_in_files_alike()
    {
        var address = ReportAddress.Of(UrlState.Parse("/reports?convert_to=usd&currency=EUR&group=offer"));
        var question = Read(address.ToFileRequest());

        Assert.Equal((Currency.Of("USD"), Currency.Of("USD")), (question.Query.ConvertTo, question.Query.HomeCurrency));
        // What has no rate must not be missing in a file, so no currency is left out.
        Assert.Empty(question.Query.OnlyCurrencies);
        Assert.Contains("&convert_to=USD", ReportCall.Of(question), StringComparison.Ordinal);
        Assert.Equal(["offer", "offer_name", "currency", "approximate", "clicks"], ReportTable.Headers(question with { Metrics = [ReportMetric.Clicks] }));
        Assert.Equal("There is no currency euro.", Assert.Single(ReportAddress.Of(UrlState.Parse("/reports?convert_to=euro")).Misread));
    }

    private static ReportQuestion Read(ReportRequest request) => Assert.IsType<Outcome<ReportQuestion>.Done>(ReportReading.Read(request, Books, Now)).Value;

    private static Dictionary<string, IReadOnlyList<string>> Filter(string name, params string[] values) => new() { [name] = values };

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
