using TrackingPlatform.Domain.Uploads;

namespace TrackingPlatform.Admin.Uploads;

/// <summary>Uploads as people read them.</summary>
internal static class UploadWords
{
    /// <summary>The status whose look fits.</summary>
    public static string Tone(UploadState state) => state switch
    {
        UploadState.Draft or UploadState.Undone => "idle",
        UploadState.Checking or UploadState.Booking or UploadState.Undoing => "sending",
        UploadState.Checked or UploadState.Stopped => "hold",
        UploadState.Booked => "approved",
    };

    public static string State(UploadState state) => state switch
    {
        UploadState.Draft => "Not checked",
        UploadState.Checking => "Being checked",
        UploadState.Checked => "Checked",
        UploadState.Booking => "Being booked",
        UploadState.Stopped => "Stopped",
        UploadState.Booked => "Booked",
        UploadState.Undoing => "Being taken back",
        UploadState.Undone => "Taken back",
    };

    /// <summary>What there is to do about it, or to expect.</summary>
    public static string Lead(UploadState state) => state switch
    {
        UploadState.Draft => "See to it that every column is read as what it is, then check what the rows would do. Nothing is booked before you say so.",
        UploadState.Checking => "Every row is run dry: the whole pipeline, in transactions that are rolled back.",
        UploadState.Checked => "This is what the rows would do. Nothing is booked yet.",
        UploadState.Booking => "The rows are being booked in the background; you may leave this page.",
        UploadState.Stopped => "Booking was stopped half way. Go on with it, or take back what was booked.",
        UploadState.Booked => "Every row has its receipt.",
        UploadState.Undoing => "What was booked is being taken back, each conversion by an entry of its own.",
        UploadState.Undone => "What was booked was taken back, as far as nothing came after it.",
    };

    /// <summary>Why an order cannot be given now.</summary>
    public static string Refusal(UploadState state, UploadOrder order) => (order, state) switch
    {
        (UploadOrder.Book, UploadState.Draft or UploadState.Checking) => "Check it first: only what was looked at is booked.",
        (UploadOrder.Book, _) => "It was taken back; upload the file again to book it.",
        (UploadOrder.Check, _) => "It is being booked or was booked; its rows have their receipts.",
        (UploadOrder.Stop, _) => "There is nothing under way that could be stopped.",
        (UploadOrder.Undo, _) => "There is nothing to take back while nothing is booked; stop it first if it is being booked.",
        _ => "This cannot be done now.",
    };

    /// <summary>What became of rows that are taken back.</summary>
    public static string Undone(string mark) => mark switch
    {
        "reversed" => "Reversed",
        "put_back" => "Put back to what they were",
        "changed_since" => "Left alone: something came after the upload",
        "cap_reached" => "Left alone: a cap has no room for what they were",
        "nothing_to_undo" => "Had changed nothing",
        _ => mark,
    };
}
