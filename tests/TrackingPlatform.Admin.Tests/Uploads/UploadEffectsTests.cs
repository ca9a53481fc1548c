using Bunit;
using TrackingPlatform.Admin.Tests.Ui;
using TrackingPlatform.Admin.Uploads;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Uploads;

namespace TrackingPlatform.Admin.Tests.Uploads;

public sealed class UploadEffectsTests : UiTests
{
    [Fact]
    public void Before_booking_it_says_what_would_be_and_why_not()
    {
        var effects = Render<UploadEffects>(each => each.Add(it => it.Upload, Sample(UploadState.Checked)));

        Assert.Contains("What the rows would do", effects.Markup, StringComparison.Ordinal);
        Assert.Contains("there is no such click", effects.Markup, StringComparison.Ordinal);
        Assert.Equal(["EUR", "€10.00", "€5.00", "€15.00"], effects.FindAll("tbody td").Select(cell => cell.TextContent.Trim()));
    }

    [Theory]
    [InlineData(500, "Run together and rolled back, repeats and caps included")]
    [InlineData(501, "Run in lots of 500 rows: what one lot uses up of a cap shows to the next only when they are booked")]
    public void It_says_how_far_the_rows_see_each_other(int rows, string words) =>
        Assert.Contains(words, Render<UploadEffects>(each => each.Add(it => it.Upload, Sample(UploadState.Checked) with { Rows = rows })).Markup, StringComparison.Ordinal);

    [Fact]
    public void Afterwards_it_says_what_was() =>
        Assert.Contains("What the rows came to", Render<UploadEffects>(each => each.Add(it => it.Upload, Sample(UploadState.Booked))).Markup, StringComparison.Ordinal);

    [Fact]
    public void Taking_back_is_told_in_lines_with_its_money() => Assert.Equal(
        ["2 conversions are reversed", "1 become again what they were", "3: left alone: something came after the upload", "Payout -€10.00, revenue -€15.00"],
        UploadEffects.Consequences(new UploadUndoDetails
        {
            Reversed = 2,
            PutBack = 1,
            Withdrawn = 0,
            Left = new Dictionary<string, int> { ["changed_since"] = 3 },
            Money = [Money("-10.00", "-15.00", "0.00")],
        }).Select(line => line.Replace('\u2212', '-')));

    private static UploadMoneyDetails Money(string payout, string revenue, string pending) => new() { Currency = Currency.Of("EUR"), Payout = payout, Revenue = revenue, PayoutPending = pending };

    private static UploadDetails Sample(UploadState state) => new()
    {
        Id = UploadId.New(Now),
        Advertiser = AdvertiserId.New(Now),
        AdvertiserName = "Shop",
        FileName = "orders.csv",
        State = state,
        Encoding = FileEncoding.Utf8,
        Delimiter = FieldDelimiter.Comma,
        DecimalMark = DecimalMark.Point,
        DateOrder = DateOrder.YearFirst,
        Timezone = "UTC",
        Columns = [],
        Doubts = [],
        Rows = 3,
        Done = 3,
        Verdicts = [new UploadTallyDetails { Verdict = PostbackVerdict.Accepted, Rows = 2 }, new UploadTallyDetails { Verdict = PostbackVerdict.Rejected, Reason = "click_not_found", Rows = 1 }],
        Money = [Money("10.00", "15.00", "5.00")],
        Undone = new Dictionary<string, int>(),
        RequestedBy = "Mia",
        OrderedBy = "Mia",
        CreatedAt = Now,
        ChangedAt = Now,
    };
}
