using System.Buffers;

namespace TrackingPlatform.Domain.Clicks;

/// <summary>
/// Tokens and what they mean, all looked for in one pass over a text. Order is meaning: where several tokens stand in it, the one
/// listed first counts.
/// </summary>
/// <typeparam name="TMeaning">What a token says.</typeparam>
internal sealed class TokenTable<TMeaning>
{
    private const int Letters = 128;

    private readonly (string Token, TMeaning Meaning)[] _entries;
    private readonly SearchValues<string> _tokens;
    private readonly StringComparison _comparison;

    // Ranks of the tokens that begin with a letter, best first.
    private readonly ushort[][] _ranks = new ushort[Letters][];

    /// <param name="comparison"><see cref="StringComparison.Ordinal"/> or <see cref="StringComparison.OrdinalIgnoreCase"/>.</param>
    /// <param name="entries">Tokens in ASCII, by rank.</param>
    public TokenTable(StringComparison comparison, params (string Token, TMeaning Meaning)[] entries)
    {
        _entries = entries;
        _comparison = comparison;
        _tokens = SearchValues.Create([.. entries.Select(entry => entry.Token)], comparison);
        for (var letter = 0; letter < Letters; letter++)
        {
            _ranks[letter] = [.. Enumerable.Range(0, entries.Length).Where(rank => StartsWith(entries[rank].Token, (char)letter)).Select(rank => (ushort)rank)];
        }
    }

    /// <summary>Finds the token of the best rank.</summary>
    /// <param name="text">Where to look.</param>
    /// <param name="hit">What was found; of several places the first.</param>
    public bool TryFind(ReadOnlySpan<char> text, out TokenHit<TMeaning> hit)
    {
        var (best, at) = (_entries.Length, -1);
        for (var start = 0; best > 0 && Next(text, start) is var found and >= 0; start = found + 1)
        {
            if (RankAt(text[found..], best) is var rank && rank < best)
            {
                (best, at) = (rank, found);
            }
        }

        hit = at < 0 ? default : new TokenHit<TMeaning>(_entries[best].Meaning, at, at + _entries[best].Token.Length);
        return at >= 0;
    }

    private int Next(ReadOnlySpan<char> text, int start) => text[start..].IndexOfAny(_tokens) is var at and >= 0 ? start + at : -1;

    /// <returns>The best rank among the tokens that the text begins with, or <paramref name="best"/> when none is better.</returns>
    private int RankAt(ReadOnlySpan<char> text, int best)
    {
        // Ignoring case may match a letter beyond ASCII; no token begins with one.
        foreach (var rank in text[0] < Letters ? _ranks[text[0]] : [])
        {
            if (rank >= best)
            {
                break;
            }

            if (text.StartsWith(_entries[rank].Token, _comparison))
            {
                return rank;
            }
        }

        return best;
    }

    private bool StartsWith(string token, char letter) =>
        _comparison == StringComparison.Ordinal ? token[0] == letter : char.ToUpperInvariant(token[0]) == char.ToUpperInvariant(letter);
}
