namespace TrackingPlatform.Admin.Advertisers;

/// <summary>How an advertiser's system writes its placeholders.</summary>
/// <param name="Before">What stands before the name.</param>
/// <param name="After">What stands after it.</param>
internal sealed record MacroSyntax(string Before, string After)
{
    /// <summary>Those that are met with, the most usual first.</summary>
    public static IReadOnlyList<MacroSyntax> All { get; } = [new("{", "}"), new("{{", "}}"), new("${", "}"), new("#", "#"), new("%%", "%%"), new("[", "]")];

    /// <summary>A placeholder.</summary>
    public string Write(string name) => Before + name + After;

    /// <summary>The one whose example this is.</summary>
    public static MacroSyntax Of(string? example) => All.FirstOrDefault(each => each.Write("x") == example) ?? All[0];
}
