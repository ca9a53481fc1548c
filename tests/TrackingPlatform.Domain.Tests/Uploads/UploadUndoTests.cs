using CsCheck;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Uploads;

namespace TrackingPlatform.Domain.Tests.Uploads;

/// <summary>What taking an upload back does to one conversion, by examples and for any history.</summary>
public sealed class UploadUndoTests
{
    private static readonly Gen<UploadChange> AnyChange = Gen.Select(
        Gen.Enum<ConversionStatus>(),
        Gen.Int[0, 3],
        Gen.Enum<UploadChangeOrigin>(),
        (status, euros, origin) => Change(status, euros, origin));

    private static readonly Gen<UploadChange[]> AnyHistory = AnyChange.Array[1, 6].Select(changes => changes.Select((change, index) => change with { Sequence = index + 1 }).ToArray());

    [Fact]
    public void What_it_booked_is_reversed()
    {
        var undo = UploadUndo.Decide([Change(ConversionStatus.Approved, 5, UploadChangeOrigin.Upload)]);

        Assert.IsType<UndoDecision.Reverse>(undo);
        Assert.Equal((-1, 1, -5m), (undo.Figures.Conversions, undo.Figures.Reversed, undo.Figures.Payout));
    }

    [Fact]
    public void What_it_changed_becomes_what_it_was()
    {
        var undo = UploadUndo.Decide([Change(ConversionStatus.Approved, 5, UploadChangeOrigin.Other), Change(ConversionStatus.Approved, 7, UploadChangeOrigin.Upload), Change(ConversionStatus.Reversed, 7, UploadChangeOrigin.Upload)]);

        Assert.Equal((ConversionStatus.Approved, 5m), Assert.IsType<UndoDecision.PutBack>(undo) is { Before: var before } ? (before.Status, before.Money.Payout) : default);
        Assert.Equal((1, 5m), (undo.Figures.Conversions, undo.Figures.Payout));
    }

    [Fact]
    public void What_it_said_besides_is_taken_back_where_money_and_status_stayed()
    {
        var booked = Change(ConversionStatus.Approved, 5, UploadChangeOrigin.Other);
        var overwritten = Change(ConversionStatus.Approved, 5, UploadChangeOrigin.Upload);

        Assert.IsType<UndoDecision.Leave>(UploadUndo.Decide([booked, overwritten]));
        Assert.Equal(default, Assert.IsType<UndoDecision.PutBack>(UploadUndo.Decide([booked, overwritten with { ReplacedDetails = true }])).Figures);
    }

    [Fact]
    public void The_end_of_a_hold_follows_from_what_was_booked() => Assert.IsType<UndoDecision.Reverse>(
        UploadUndo.Decide([Change(ConversionStatus.Hold, 5, UploadChangeOrigin.Upload), Change(ConversionStatus.Approved, 5, UploadChangeOrigin.Release)]));

    [Fact]
    public void What_somebody_said_since_stands() => Assert.Equal(
        new UndoDecision.Leave(ReasonCodes.ChangedSince),
        UploadUndo.Decide([Change(ConversionStatus.Approved, 5, UploadChangeOrigin.Upload), Change(ConversionStatus.Rejected, 5, UploadChangeOrigin.Other)]));

    [Fact]
    public void Taking_back_twice_does_nothing_the_second_time() => AnyHistory.Sample(
        history =>
        {
            var after = UploadUndo.Decide(history) switch
            {
                UndoDecision.Reverse reverse => Entered(history, ConversionStatus.Reversed, reverse.Now.Money),
                UndoDecision.PutBack back => Entered(history, back.Before.Status, back.Before.Money),
                _ => null,
            };
            Assert.True(after is null || UploadUndo.Decide(after) is UndoDecision.Leave);
        },
        iter: 20_000);

    [Fact]
    public void Nothing_of_the_upload_is_left_in_the_figures() => AnyHistory.Sample(
        history =>
        {
            var undo = UploadUndo.Decide(history);
            if (undo is UndoDecision.Leave)
            {
                return;
            }

            var first = Array.FindIndex(history, change => change.Origin == UploadChangeOrigin.Upload);
            var before = first == 0 ? default : Figures(history[first - 1]);
            var after = Figures(history[^1]) + undo.Figures;
            Assert.Equal((before.Payout, before.Revenue, before.Conversions, before.PayoutPending), (after.Payout, after.Revenue, after.Conversions, after.PayoutPending));
        },
        iter: 20_000);

    private static ConversionFigures Figures(UploadChange change) => ConversionFigures.Of(change.Status, change.Money);

    private static UploadChange[] Entered(UploadChange[] history, ConversionStatus status, ConversionMoney money) =>
        [.. history, new UploadChange(history.Length + 1, status, money, null, null, UploadChangeOrigin.Other)];

    private static UploadChange Change(ConversionStatus status, int euros, UploadChangeOrigin origin) => new(1, status, new ConversionMoney(euros * 10m, euros, euros * 2m), null, null, origin);
}
