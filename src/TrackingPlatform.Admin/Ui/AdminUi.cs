using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace TrackingPlatform.Admin.Ui;

public static class AdminUi
{
    /// <summary>MudBlazor as the shared components expect it.</summary>
    public static IServiceCollection AddAdminUi(this IServiceCollection services) => services.AddMudServices(options =>
    {
        options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomRight;
        options.SnackbarConfiguration.MaxDisplayedSnackbars = 4;
        options.SnackbarConfiguration.PreventDuplicates = false;
        options.SnackbarConfiguration.ShowTransitionDuration = 120;
        options.SnackbarConfiguration.HideTransitionDuration = 120;
        options.SnackbarConfiguration.SnackbarVariant = Variant.Outlined;
    });
}
