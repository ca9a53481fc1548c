namespace TrackingPlatform.Domain.Campaigns;

/// <summary>The short code of a link: 3 to 40 letters, digits, <c>-</c> and <c>_</c>, told apart by case, unique in the installation.</summary>
public static class LinkCode
{
    /// <summary>Characters of a made-up code.</summary>
    public const int GeneratedLength = 8;

    // Without 0, 1, i, l, o: codes are read out over the telephone.
    private const string Alphabet = "23456789abcdefghjkmnpqrstuvwxyz";

    /// <summary>True when <paramref name="code"/> may be a code.</summary>
    public static bool IsValid(string? code) =>
        code is { Length: >= 3 and <= 40 } && code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    /// <summary>A code from random bytes.</summary>
    /// <param name="random">At least <see cref="GeneratedLength"/> random bytes.</param>
    public static string From(ReadOnlySpan<byte> random)
    {
        Span<char> code = stackalloc char[GeneratedLength];
        for (var index = 0; index < code.Length; index++)
        {
            code[index] = Alphabet[random[index] % Alphabet.Length];
        }

        return new string(code);
    }
}
