using MudBlazor;

namespace TrackingPlatform.Admin.Layout;

/// <summary>The one MudBlazor theme. Values repeat the tokens at the top of site.css; a test compares the two.</summary>
public static class Theme
{
    const string Sans = "'Inter Variable', system-ui, sans-serif";

    public static readonly MudTheme Instance = new()
    {
        PaletteLight = new PaletteLight
        {
            Black = "#17191F", White = "#FFFFFF",
            Background = "#F7F7F8", BackgroundGray = "#F1F2F4", Surface = "#FFFFFF",
            TextPrimary = "#17191F", TextSecondary = "#535863", TextDisabled = "#8A8F9B",
            Primary = "#2747D9", PrimaryContrastText = "#FFFFFF", PrimaryDarken = "#1F39B5", PrimaryLighten = "#ECF0FE",
            Secondary = "#535863", SecondaryContrastText = "#FFFFFF", Tertiary = "#6238B8", TertiaryContrastText = "#FFFFFF",
            Success = "#116B3C", Warning = "#875300", Error = "#B3261E", Info = "#0B5F86", Dark = "#17191F",
            SuccessContrastText = "#FFFFFF", WarningContrastText = "#FFFFFF", ErrorContrastText = "#FFFFFF", InfoContrastText = "#FFFFFF", DarkContrastText = "#FFFFFF",
            ActionDefault = "#535863", ActionDisabled = "#8A8F9B", ActionDisabledBackground = "#EDEEF1",
            AppbarBackground = "#FFFFFF", AppbarText = "#17191F",
            DrawerBackground = "#F7F7F8", DrawerText = "#535863", DrawerIcon = "#676C78",
            Divider = "#E4E5E9", DividerLight = "#EDEEF1", LinesDefault = "#E4E5E9", LinesInputs = "#C9CCD3",
            TableLines = "#E4E5E9", TableStriped = "#FAFAFB", TableHover = "#F5F6F8", Skeleton = "#E9EAED",
            OverlayDark = "rgba(23,25,31,.36)", OverlayLight = "rgba(255,255,255,.6)",
            HoverOpacity = 0.05, RippleOpacity = 0.06, RippleOpacitySecondary = 0.1,
        },
        PaletteDark = new PaletteDark
        {
            Black = "#0D0E11", White = "#FFFFFF",
            Background = "#0D0E11", BackgroundGray = "#1C1F24", Surface = "#15171B",
            TextPrimary = "#ECEDF0", TextSecondary = "#A9AEB9", TextDisabled = "#666C78",
            Primary = "#8FA6FF", PrimaryContrastText = "#0D0E11", PrimaryDarken = "#A9BBFF", PrimaryLighten = "#1D2542",
            Secondary = "#A9AEB9", SecondaryContrastText = "#0D0E11", Tertiary = "#B79DF7", TertiaryContrastText = "#0D0E11",
            Success = "#5FD08F", Warning = "#EDB54A", Error = "#FF8A80", Info = "#6FC3EA", Dark = "#ECEDF0",
            SuccessContrastText = "#0D0E11", WarningContrastText = "#0D0E11", ErrorContrastText = "#0D0E11", InfoContrastText = "#0D0E11", DarkContrastText = "#0D0E11",
            ActionDefault = "#A9AEB9", ActionDisabled = "#666C78", ActionDisabledBackground = "#24272D",
            AppbarBackground = "#15171B", AppbarText = "#ECEDF0",
            DrawerBackground = "#0D0E11", DrawerText = "#A9AEB9", DrawerIcon = "#8B909C",
            Divider = "#262A31", DividerLight = "#1F2228", LinesDefault = "#262A31", LinesInputs = "#3A3F49",
            TableLines = "#262A31", TableStriped = "#17191E", TableHover = "#1A1D22", Skeleton = "#22262C",
            OverlayDark = "rgba(0,0,0,.55)", OverlayLight = "rgba(21,23,27,.6)",
            HoverOpacity = 0.07, RippleOpacity = 0.08, RippleOpacitySecondary = 0.12,
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px", AppbarHeight = "52px", DrawerWidthLeft = "228px", DrawerWidthRight = "520px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = [Sans], FontSize = ".8125rem", FontWeight = "400", LineHeight = "1.45", LetterSpacing = "0" },
            H1 = new H1Typography { FontFamily = [Sans], FontSize = "1.25rem", FontWeight = "620", LineHeight = "1.3", LetterSpacing = "-.012em" },
            H2 = new H2Typography { FontFamily = [Sans], FontSize = ".9375rem", FontWeight = "600", LineHeight = "1.35", LetterSpacing = "-.006em" },
            H3 = new H3Typography { FontFamily = [Sans], FontSize = ".8125rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "0" },
            H4 = new H4Typography { FontFamily = [Sans], FontSize = "1.5rem", FontWeight = "600", LineHeight = "1.2", LetterSpacing = "-.02em" },
            H5 = new H5Typography { FontFamily = [Sans], FontSize = "1.125rem", FontWeight = "600", LineHeight = "1.3", LetterSpacing = "-.01em" },
            H6 = new H6Typography { FontFamily = [Sans], FontSize = ".9375rem", FontWeight = "600", LineHeight = "1.35", LetterSpacing = "0" },
            Subtitle1 = new Subtitle1Typography { FontFamily = [Sans], FontSize = ".875rem", FontWeight = "500", LineHeight = "1.4", LetterSpacing = "0" },
            Subtitle2 = new Subtitle2Typography { FontFamily = [Sans], FontSize = ".8125rem", FontWeight = "500", LineHeight = "1.4", LetterSpacing = "0" },
            Body1 = new Body1Typography { FontFamily = [Sans], FontSize = ".8125rem", FontWeight = "400", LineHeight = "1.45", LetterSpacing = "0" },
            Body2 = new Body2Typography { FontFamily = [Sans], FontSize = ".75rem", FontWeight = "400", LineHeight = "1.4", LetterSpacing = "0" },
            Button = new ButtonTypography { FontFamily = [Sans], FontSize = ".8125rem", FontWeight = "500", LineHeight = "1.4", LetterSpacing = "0", TextTransform = "none" },
            Caption = new CaptionTypography { FontFamily = [Sans], FontSize = ".75rem", FontWeight = "400", LineHeight = "1.4", LetterSpacing = "0" },
            Overline = new OverlineTypography { FontFamily = [Sans], FontSize = ".6875rem", FontWeight = "550", LineHeight = "1.4", LetterSpacing = ".02em", TextTransform = "none" },
        },
        // Flat: panels have a hairline and no shadow; only what floats above the page casts one.
        Shadows = new Shadow { Elevation = [.. Enumerable.Range(0, 26).Select(level => level switch { 0 => "none", < 5 => "0 0 0 1px var(--line)", < 16 => "var(--shadow-pop)", _ => "var(--shadow-modal)" })] },
    };
}
