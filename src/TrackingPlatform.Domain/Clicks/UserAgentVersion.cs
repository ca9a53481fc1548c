namespace TrackingPlatform.Domain.Clicks;

/// <summary>Reads versions out of user-agent strings.</summary>
internal static class UserAgentVersion
{
    private const int Longest = 32;

    /// <summary>The version at the start of a text: digits parted by dots or, as Apple writes them, underscores.</summary>
    /// <returns>With dots; empty when there is none.</returns>
    public static string At(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && length < Longest && (char.IsAsciiDigit(text[length]) || (length > 0 && text[length] is '.' or '_')))
        {
            length++;
        }

        var version = text[..length].TrimEnd("._");
        return version.Contains('_') ? version.ToString().Replace('_', '.') : version.ToString();
    }

    /// <summary>The version that follows a token, where one separator may stand between.</summary>
    public static string After(ReadOnlySpan<char> agent, int end)
    {
        var rest = agent[end..];
        return At(rest is ['/' or ' ' or ':' or '-' or '@', ..] ? rest[1..] : rest);
    }

    /// <summary>The version after a token anywhere in the string, or nothing where the token does not stand.</summary>
    public static string AfterToken(ReadOnlySpan<char> agent, string token)
    {
        var at = agent.IndexOf(token, StringComparison.Ordinal);
        return at < 0 ? "" : After(agent, at + token.Length);
    }
}
