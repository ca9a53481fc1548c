using MudBlazor;

namespace TrackingPlatform.Admin.Ui;

/// <summary>One line, bottom right, verb in the past tense: <c>snackbar.Done("Offer archived", "Undo", UndoAsync);</c></summary>
public static class Toast
{
    /// <summary>Goes by itself after a while: 10 s when it offers something to press, else 4 s.</summary>
    public static void Done(this ISnackbar snackbar, string text, string? action = null, Func<Task>? onAction = null)
    {
        ArgumentNullException.ThrowIfNull(snackbar);
        snackbar.Add(text, Severity.Normal, options =>
        {
            options.VisibleStateDuration = action is null ? 4_000 : 10_000;
            options.HideIcon = true;
            options.ShowCloseIcon = false;
            if (action is null) return;
            options.Action = action;
            options.OnClick = _ => onAction?.Invoke() ?? Task.CompletedTask;
        });
    }

    /// <summary>Stays until it is closed.</summary>
    public static void Failed(this ISnackbar snackbar, string text)
    {
        ArgumentNullException.ThrowIfNull(snackbar);
        snackbar.Add(text, Severity.Error, options =>
        {
            options.RequireInteraction = true;
            options.ShowCloseIcon = true;
        });
    }
}
