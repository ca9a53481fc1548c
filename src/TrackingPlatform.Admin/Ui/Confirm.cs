using MudBlazor;

namespace TrackingPlatform.Admin.Ui;

public static class Confirm
{
    static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.ExtraSmall, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = true };

    /// <summary>True when the person pressed the action; closing by any other way is a no.</summary>
    public static async Task<bool> ConfirmAsync(this IDialogService dialogs, Confirmation confirmation)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        ArgumentNullException.ThrowIfNull(confirmation);
        var parameters = new DialogParameters<ConfirmDialog> { { dialog => dialog.Confirmation, confirmation } };
        var dialog = await dialogs.ShowAsync<ConfirmDialog>(confirmation.Title, parameters, Options);
        return await dialog.Result is { Canceled: false };
    }
}
