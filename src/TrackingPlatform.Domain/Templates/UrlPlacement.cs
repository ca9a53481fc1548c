using System.Buffers;
using System.Globalization;
using System.Text;

namespace TrackingPlatform.Domain.Templates;

/// <summary>Finds where in a URL each macro stands, keeps macros out of the scheme, host and port, and makes the literal parts plain ASCII.</summary>
internal sealed class UrlPlacement(List<MacroProblem> problems)
{
    private static readonly SearchValues<char> Legal =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=");

    private readonly List<MacroSegment> _placed = [];
    private readonly List<int> _macrosOfPathSegment = [];
    private readonly StringBuilder _literalOfPathSegment = new();
    private bool _isPath = true;

    public List<MacroSegment> Place(List<MacroSegment> segments)
    {
        var start = segments is [{ Literal: { } first }, ..] ? AuthorityEnd(first) : null;
        if (start is null)
        {
            problems.Add(segments is [{ IsMacro: true }, ..]
                ? new(MacroProblemCode.MacroInHost, 0, "Scheme, host and port must be written out; macros come after the host.")
                : new(MacroProblemCode.NotAbsolute, 0, "Write the whole address, beginning with https://."));
            return segments;
        }

        var authority = segments[0].Literal![..start.Value]; // the pattern above saw a literal
        RefuseCharacters(authority, 0);
        if (start == segments[0].Literal!.Length && segments.Count > 1)
        {
            problems.Add(new(MacroProblemCode.MacroInHost, segments[1].Offset, "Scheme, host and port must be written out; put a / before the first macro.", null));
        }

        _placed.Add(segments[0] with { Literal = authority });
        PlaceLiteral(segments[0].Literal![start.Value..], start.Value);
        foreach (var segment in segments.Skip(1))
        {
            if (segment.Literal is { } literal)
            {
                PlaceLiteral(literal, segment.Offset);
            }
            else
            {
                PlaceMacro(segment);
            }
        }

        EndPathSegment();
        return _placed;
    }

    /// <summary>Where the authority of a URL ends, or nothing when the text is not one.</summary>
    public static int? AuthorityEnd(string text)
    {
        var separator = text.IndexOf("://", StringComparison.Ordinal);
        if (separator <= 0)
        {
            return null;
        }

        // A browser reads a backslash as a slash, so it ends the host too; it is refused as a character afterwards.
        var end = text.AsSpan(separator + 3).IndexOfAny("/?#\\");
        return end < 0 ? text.Length : separator + 3 + end;
    }

    private void PlaceLiteral(string literal, int offset)
    {
        if (literal.Length == 0)
        {
            return;
        }

        RefuseCharacters(literal, offset);
        _placed.Add(new MacroSegment { Literal = Escape(literal), Offset = offset });
        foreach (var unit in literal)
        {
            if (_isPath && unit is '/' or '?' or '#')
            {
                EndPathSegment();
                _isPath = unit == '/';
            }
            else if (_isPath)
            {
                _literalOfPathSegment.Append(unit);
            }
        }
    }

    private void PlaceMacro(MacroSegment segment)
    {
        _placed.Add(segment with { Position = _isPath ? MacroPosition.UrlPath : MacroPosition.UrlQuery });
        if (_isPath)
        {
            _macrosOfPathSegment.Add(_placed.Count - 1);
        }
    }

    // "." and ".." climb, also written %2e, when servers and browsers tidy a path up.
    private void EndPathSegment()
    {
        var literal = _literalOfPathSegment.ToString().Replace("%2e", ".", StringComparison.OrdinalIgnoreCase);
        foreach (var index in _macrosOfPathSegment)
        {
            var macro = _placed[index];
            if (literal.Length > 0 && literal.All(unit => unit == '.'))
            {
                problems.Add(new(MacroProblemCode.DotSegment, macro.Offset, "A path part made of dots and a macro could climb out of its folder; put a letter beside the dots."));
            }
            else if (literal.Length == 0)
            {
                if (macro.Fallback is "." or "..")
                {
                    problems.Add(new(MacroProblemCode.DotSegment, macro.Offset, "A fallback of dots could climb out of its folder."));
                }

                _placed[index] = macro with { Position = MacroPosition.UrlWholeSegment };
            }
        }

        _macrosOfPathSegment.Clear();
        _literalOfPathSegment.Clear();
    }

    private void RefuseCharacters(string literal, int offset)
    {
        for (var i = 0; i < literal.Length; i++)
        {
            if (literal[i] == '\\' || char.IsControl(literal[i]))
            {
                problems.Add(new(MacroProblemCode.Character, offset + i,
                    string.Create(CultureInfo.InvariantCulture, $"The character U+{(int)literal[i]:X4} may not stand in an address.")));
            }
        }
    }

    /// <summary>Percent-encodes what may not stand in a URL, a percent sign that begins no escape included: a value must not complete one.</summary>
    public static string Escape(string literal)
    {
        var text = new PooledText(stackalloc char[256]);
        var rest = literal.AsSpan();
        while (rest.IndexOfAnyExcept(Legal) is >= 0 and var at)
        {
            text.Append(rest[..at]);
            rest = rest[at..];
            var consumed = 3;
            if (rest is ['%', var high, var low, ..] && char.IsAsciiHexDigit(high) && char.IsAsciiHexDigit(low))
            {
                text.Append(rest[..3]);
            }
            else
            {
                Rune.DecodeFromUtf16(rest, out var rune, out consumed);
                MacroEncoding.PercentEncode(ref text, rune);
            }

            rest = rest[consumed..];
        }

        text.Append(rest);
        var escaped = text.ToString();
        text.Dispose();
        return escaped;
    }
}
