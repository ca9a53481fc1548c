using System.Globalization;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Reporting;

/// <summary>Reads one formula by recursive descent: sums of products of parts.</summary>
internal sealed class FormulaParser(string text)
{
    // Far beyond what anyone writes, and far below what a stack holds.
    private const int DeepestNesting = 30;
    private const int MostDigits = 15;

    private int _at;
    private int _depth;

    /// <summary>What is wrong, once reading has failed.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>The whole formula; null when it is none.</summary>
    public FormulaNode? Read()
    {
        if (Sum() is not { } root)
        {
            return null;
        }

        return Next() is null ? root : Fail("Here a + - * / or the end is expected");
    }

    private FormulaNode? Sum()
    {
        var left = Product();
        while (left is not null && Next() is '+' or '-' or '−')
        {
            var how = text[_at++] == '+' ? FormulaOperator.Plus : FormulaOperator.Minus;
            left = Product() is { } right ? new FormulaNode.Both(how, left!, right) : null; // the loop has looked
        }

        return left;
    }

    private FormulaNode? Product()
    {
        var left = Part();
        while (left is not null && Next() is '*' or '×' or '/' or '÷')
        {
            var how = text[_at++] is '*' or '×' ? FormulaOperator.Times : FormulaOperator.By;
            left = Part() is { } right ? new FormulaNode.Both(how, left!, right) : null; // the loop has looked
        }

        return left;
    }

    private FormulaNode? Part()
    {
        if (++_depth > DeepestNesting)
        {
            return Fail($"Nest at most {DeepestNesting} parentheses and signs");
        }

        var part = Next() switch
        {
            '(' => Parenthesis(),
            '-' or '−' => Opposite(),
            >= '0' and <= '9' => Number(),
            >= 'a' and <= 'z' => Metric(),
            null => Fail("The formula ends where a metric or a number is expected"),
            _ => Fail("Here a metric, a number or a parenthesis is expected"),
        };
        _depth--;
        return part;
    }

    private FormulaNode? Parenthesis()
    {
        _at++;
        var inner = Sum();
        if (inner is null)
        {
            return null;
        }

        if (Next() != ')')
        {
            return Fail("A closing parenthesis is missing");
        }

        _at++;
        return inner;
    }

    private FormulaNode.Negated? Opposite()
    {
        _at++;
        return Part() is { } operand ? new FormulaNode.Negated(operand) : null;
    }

    private FormulaNode? Number()
    {
        var digits = Take(letter => char.IsAsciiDigit(letter) || letter == '.');
        return digits.Length <= MostDigits && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? new FormulaNode.Number(value)
            : Fail($"{digits} is no number of up to {MostDigits} digits, with a decimal point");
    }

    private FormulaNode? Metric()
    {
        var name = Take(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_');
        return WireName<ReportMetric>.TryParse(name, out var metric) ? new FormulaNode.Figure(metric) : Fail($"There is no metric {name}; there are {string.Join(", ", WireName<ReportMetric>.All)}");
    }

    private string Take(Func<char, bool> belongs)
    {
        var start = _at;
        while (_at < text.Length && belongs(text[_at]))
        {
            _at++;
        }

        return text[start.._at];
    }

    private char? Next()
    {
        while (_at < text.Length && text[_at] == ' ')
        {
            _at++;
        }

        return _at < text.Length ? text[_at] : null;
    }

    // The first thing that is wrong is what is said.
    private FormulaNode? Fail(string message)
    {
        if (Problem.Length == 0)
        {
            Problem = string.Create(CultureInfo.InvariantCulture, $"{message} (character {_at + 1}).");
        }

        return null;
    }
}
