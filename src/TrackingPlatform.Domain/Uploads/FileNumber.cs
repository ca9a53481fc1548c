using System.Text.RegularExpressions;

namespace TrackingPlatform.Domain.Uploads;

/// <summary>Amounts as files write them, by the decimal mark that was chosen for the file.</summary>
public static partial class FileNumber
{
    /// <summary>Turns an amount into a plain one with a decimal point.</summary>
    /// <returns>Null when the text is no amount with this mark, such as <c>1,5</c> where the mark is a point: groups have three digits.</returns>
    public static string? Plain(string text, DecimalMark mark)
    {
        var trimmed = text.Trim();
        var isOne = mark == DecimalMark.Point ? WithPoint().IsMatch(trimmed) : WithComma().IsMatch(trimmed);
        if (!isOne)
        {
            return null;
        }

        var (decimals, group) = mark == DecimalMark.Point ? ('.', ',') : (',', '.');
        return string.Concat(trimmed.Where(letter => letter != group && !char.IsWhiteSpace(letter) && letter is not ('\'' or '’'))).Replace(decimals, '.');
    }

    /// <summary>The mark that amounts are written with; null when they say nothing about it, or different things.</summary>
    public static DecimalMark? MarkOf(IEnumerable<string> amounts)
    {
        var (points, commas) = (0, 0);
        foreach (var amount in amounts.Select(each => each.Trim()))
        {
            // What both could be, such as 12 or 1,234 with or without a mark, says nothing.
            var (isPoint, isComma) = (WithPoint().IsMatch(amount), WithComma().IsMatch(amount));
            points += isPoint && !isComma ? 1 : 0;
            commas += isComma && !isPoint ? 1 : 0;
        }

        return (points, commas) switch
        {
            ( > 0, 0) => DecimalMark.Point,
            (0, > 0) => DecimalMark.Comma,
            _ => null,
        };
    }

    [GeneratedRegex(@"^[-+]?(\d+|\d{1,3}([,\s'’]\d{3})+)(\.\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex WithPoint();

    [GeneratedRegex(@"^[-+]?(\d+|\d{1,3}([.\s'’]\d{3})+)(,\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex WithComma();
}
