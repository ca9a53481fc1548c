using TrackingPlatform.Domain.Uploads;

namespace TrackingPlatform.Domain.Tests.Uploads;

/// <summary>What an upload may be told, and when.</summary>
public sealed class UploadOrdersTests
{
    [Theory]
    [InlineData(UploadState.Draft, UploadOrder.Check, UploadState.Checking)]
    [InlineData(UploadState.Draft, UploadOrder.Book, null)]
    [InlineData(UploadState.Checking, UploadOrder.Stop, UploadState.Draft)]
    [InlineData(UploadState.Checked, UploadOrder.Book, UploadState.Booking)]
    [InlineData(UploadState.Checked, UploadOrder.Undo, null)]
    [InlineData(UploadState.Booking, UploadOrder.Stop, UploadState.Stopped)]
    [InlineData(UploadState.Booking, UploadOrder.Undo, null)]
    [InlineData(UploadState.Stopped, UploadOrder.Book, UploadState.Booking)]
    [InlineData(UploadState.Stopped, UploadOrder.Undo, UploadState.Undoing)]
    [InlineData(UploadState.Booked, UploadOrder.Check, null)]
    [InlineData(UploadState.Booked, UploadOrder.Book, UploadState.Booked)]
    [InlineData(UploadState.Undone, UploadOrder.Undo, UploadState.Undone)]
    [InlineData(UploadState.Undone, UploadOrder.Book, null)]
    public void Only_what_was_checked_is_booked_and_only_what_was_booked_is_taken_back(UploadState state, UploadOrder order, UploadState? next) => Assert.Equal(next, state.Follow(order));
}
