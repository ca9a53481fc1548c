using CsCheck;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Reconciliation;

namespace TrackingPlatform.Domain.Tests.Reconciliation;

/// <summary>How far a list's clock is from ours.</summary>
public sealed class TimeShiftTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_shift_that_most_rows_agree_on_is_found_whatever_it_is() => Gen.Select(Gen.Int[-104, 104], Gen.Int[0, 10_000].Array[3, 30], Gen.Bool).Sample(
        (steps, minutes, hasKeys) =>
        {
            var shift = steps * TimeShift.Step;
            var booked = minutes.Distinct().Select((minute, index) => Booked(hasKeys ? $"t{index}" : null, index + 1, Start.AddMinutes(minute))).ToList();
            var listed = booked.Select((sale, index) => new ListedSale(index + 1, sale.Transaction, null, null, sale.Amount, null, null, sale.At - shift + TimeSpan.FromSeconds(90))).ToList();

            Assert.Equal(shift, TimeShift.Guess(listed, booked));
        },
        iter: 2_000);

    [Fact]
    public void Nothing_in_common_tells_no_shift() => Assert.Equal(TimeSpan.Zero, TimeShift.Guess([new ListedSale(1, "a", null, null, 5m, null, null, Start)], [Booked("b", 7, Start.AddHours(3))]));

    [Fact]
    public void A_row_that_disagrees_does_not_move_the_others() => Assert.Equal(
        TimeSpan.FromHours(-2),
        TimeShift.Guess(
            [Row(1, "a", Start.AddHours(2)), Row(2, "b", Start.AddHours(3)), Row(3, "c", Start)],
            [Booked("a", 1, Start), Booked("b", 1, Start.AddHours(1)), Booked("c", 1, Start.AddHours(9))]));

    private static ListedSale Row(int number, string transaction, DateTimeOffset at) => new(number, transaction, null, null, null, null, null, at);

    private static BookedSale Booked(string? transaction, int amount, DateTimeOffset at) => new(ConversionId.New(at), transaction, null, "sale", amount, "EUR", ConversionStatus.Approved, at);
}
