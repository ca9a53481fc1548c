using System.Diagnostics;

namespace TrackingPlatform.Domain.Uploads;

/// <summary>Which order leads where. An order that is obeyed already is no mistake.</summary>
public static class UploadOrders
{
    /// <summary>The state after an order; null when it cannot be given in this state, such as booking what was never checked.</summary>
    public static UploadState? Follow(this UploadState state, UploadOrder order) => order switch
    {
        UploadOrder.Check => state is UploadState.Draft or UploadState.Checked or UploadState.Checking ? UploadState.Checking : null,
        UploadOrder.Book => state switch
        {
            UploadState.Checked or UploadState.Stopped or UploadState.Booking => UploadState.Booking,
            UploadState.Booked => UploadState.Booked,
            _ => null,
        },
        UploadOrder.Stop => state switch
        {
            UploadState.Checking or UploadState.Draft => UploadState.Draft,
            UploadState.Booking or UploadState.Stopped => UploadState.Stopped,
            _ => null,
        },
        UploadOrder.Undo => state switch
        {
            UploadState.Booked or UploadState.Stopped or UploadState.Undoing => UploadState.Undoing,
            UploadState.Undone => UploadState.Undone,
            _ => null,
        },
        _ => throw new UnreachableException(),
    };

    /// <summary>Whether a worker has something to do for it.</summary>
    public static bool IsUnderWay(this UploadState state) => state is UploadState.Checking or UploadState.Booking or UploadState.Undoing;

    /// <summary>Whether how it is read may still be changed.</summary>
    public static bool IsOpen(this UploadState state) => state is UploadState.Draft or UploadState.Checked;
}
