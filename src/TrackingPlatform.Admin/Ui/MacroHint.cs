namespace TrackingPlatform.Admin.Ui;

/// <summary>A macro as <see cref="MacroEditor"/> offers it.</summary>
/// <param name="Name">Without braces: <c>click_ref</c>.</param>
/// <param name="Example">Its value in the sample the page previews with.</param>
public sealed record MacroHint(string Name, string Meaning, string Example);
