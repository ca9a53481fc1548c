using System.Globalization;
using System.Text.RegularExpressions;
using MudBlazor;
using TrackingPlatform.Admin.Layout;

namespace TrackingPlatform.Admin.Tests.Layout;

/// <summary>The colours of site.css: readable everywhere, and the same in MudBlazor's theme.</summary>
public sealed partial class TokenTests
{
    static readonly Dictionary<string, (string Light, string Dark)> Tokens = Token().Matches(File.ReadAllText(SiteCss()))
        .ToDictionary(match => match.Groups[1].Value, match => (match.Groups[2].Value.ToUpperInvariant(), match.Groups[3].Value.ToUpperInvariant()));

    [Theory]
    [InlineData("text")]
    [InlineData("text-2")]
    [InlineData("text-3")]
    [InlineData("accent")]
    public void Text_is_readable_on_every_ground(string ink)
    {
        foreach (var ground in new[] { "surface", "canvas", "sunken" }) AssertContrast(ink, ground, 4.5);
    }

    [Theory]
    [InlineData("ok")]
    [InlineData("wait")]
    [InlineData("hold")]
    [InlineData("bad")]
    [InlineData("rev")]
    [InlineData("park")]
    [InlineData("idle")]
    public void A_status_is_readable_on_its_tint_and_on_a_panel(string tone)
    {
        AssertContrast(tone, tone + "-tint", 4.5);
        AssertContrast(tone, "surface", 4.5);
        AssertContrast("chip-ink", tone, 4.5);
    }

    [Fact]
    public void The_accent_carries_its_label_and_marks_its_tint()
    {
        AssertContrast("accent-ink", "accent", 4.5);
        AssertContrast("accent", "accent-tint", 4.5);
        AssertContrast("text", "selected", 4.5);
    }

    [Theory]
    [InlineData("control")]
    [InlineData("c1")]
    [InlineData("c2")]
    [InlineData("c3")]
    [InlineData("c4")]
    [InlineData("c5")]
    [InlineData("prev")]
    public void Edges_of_inputs_and_series_stand_out(string token) => AssertContrast(token, "surface", 3);

    [Fact]
    public void MudBlazor_draws_with_the_same_colours()
    {
        void Same(string token, Func<Palette, MudBlazor.Utilities.MudColor> colour)
        {
            Assert.Equal(Tokens[token].Light, Hex(colour(Theme.Instance.PaletteLight)));
            Assert.Equal(Tokens[token].Dark, Hex(colour(Theme.Instance.PaletteDark)));
        }

        Same("canvas", palette => palette.Background);
        Same("surface", palette => palette.Surface);
        Same("sunken", palette => palette.BackgroundGray);
        Same("text", palette => palette.TextPrimary);
        Same("text-2", palette => palette.TextSecondary);
        Same("control", palette => palette.TextDisabled);
        Same("accent", palette => palette.Primary);
        Same("accent-ink", palette => palette.PrimaryContrastText);
        Same("accent-tint", palette => palette.PrimaryLighten);
        Same("ok", palette => palette.Success);
        Same("wait", palette => palette.Warning);
        Same("bad", palette => palette.Error);
        Same("park", palette => palette.Info);
        Same("hold", palette => palette.Tertiary);
        Same("line", palette => palette.LinesDefault);
        Same("line-2", palette => palette.DividerLight);
        Same("line-strong", palette => palette.LinesInputs);
        Same("hover", palette => palette.TableHover);
    }

    static void AssertContrast(string ink, string ground, double least)
    {
        foreach (var (theme, over, under) in new[] { ("light", Tokens[ink].Light, Tokens[ground].Light), ("dark", Tokens[ink].Dark, Tokens[ground].Dark) })
        {
            var ratio = Contrast(over, under);
            Assert.True(ratio >= least, FormattableString.Invariant($"{ink} on {ground}, {theme}: {ratio:0.00}, at least {least:0.0} is needed"));
        }
    }

    // WCAG 2.2, relative luminance.
    static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    static double Luminance(string hex)
    {
        double Channel(int at)
        {
            var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }

    static string Hex(MudBlazor.Utilities.MudColor colour) => $"#{colour.R:X2}{colour.G:X2}{colour.B:X2}";

    static string SiteCss()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "src/TrackingPlatform.Admin/wwwroot/site.css");
            if (File.Exists(file)) return file;
        }

        throw new FileNotFoundException("site.css lies in none of the folders above the tests.");
    }

    [GeneratedRegex(@"^\s*--([a-z0-9-]+): light-dark\((#[0-9A-Fa-f]{6}), (#[0-9A-Fa-f]{6})\);", RegexOptions.Multiline)]
    private static partial Regex Token();
}
