using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>Reads the filters of a log from a query and collects what is wrong with them. It knows the names that were asked for, so that any other is refused.</summary>
internal sealed class LogCheck
{
    private const int FirstYear = 2000;
    private const int LastYear = 2099;

    private readonly DraftCheck _check = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public IReadOnlyList<FieldProblem> Problems => _check.Problems;

    public void Refuse(string name, string message) => _check.Refuse(name, "invalid", message);

    /// <summary>There is no such thing in the tenant.</summary>
    public void Unknown(string name, string thing, string prefix) => _check.Unknown(name, thing, prefix);

    /// <summary>Names whose values are read elsewhere.</summary>
    public void Knows(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            _known.Add(name);
        }
    }

    /// <summary>Refuses names that no filter has: a list that ignores a filter shows too much.</summary>
    public void NoOthers(IEnumerable<string> names)
    {
        foreach (var name in names.Where(name => !_known.Contains(name)))
        {
            _check.Refuse(name, "unknown_field", "This list has no such filter; check the spelling or leave it out.");
        }
    }

    public TId? Id<TId>(string name, string? text)
        where TId : struct, IEntityId<TId>
    {
        if (!IsGiven(name, text))
        {
            return null;
        }

        if (EntityId.TryParse<TId>(text, out var id))
        {
            return id;
        }

        Refuse(name, TId.Prefix.Length == 0 ? $"Filter by a click id, which has {CrockfordBase32.Length} letters and digits." : $"Filter by an id ({TId.Prefix}…).");
        return null;
    }

    public TEnum? One<TEnum>(string name, string? text)
        where TEnum : struct, Enum => IsGiven(name, text) ? _check.Choice<TEnum>(name, text, default) : null;

    /// <summary>One or several, separated by commas.</summary>
    public IReadOnlyList<TEnum> Some<TEnum>(string name, string? text)
        where TEnum : struct, Enum =>
        IsGiven(name, text) ? [.. text.Split(',', StringSplitOptions.TrimEntries).Select(each => _check.Choice<TEnum>(name, each, default))] : [];

    public string? Text(string name, string? text)
    {
        if (!IsGiven(name, text))
        {
            return null;
        }

        if (text.Contains('\0', StringComparison.Ordinal)) // PostgreSQL takes no such text
        {
            Refuse(name, "Nothing that is kept holds a NUL.");
        }

        return text;
    }

    /// <summary>Two letters in any case; capital ones come out.</summary>
    public string? Country(string name, string? text)
    {
        if (!IsGiven(name, text))
        {
            return null;
        }

        if (text is not { Length: 2 } || !text.All(char.IsAsciiLetter))
        {
            Refuse(name, "Filter by the two letters of ISO 3166, such as DE.");
        }

        return text.ToUpperInvariant();
    }

    public Currency? Currency(string name, string? text)
    {
        if (!IsGiven(name, text))
        {
            return null;
        }

        if (Domain.Amounts.Currency.TryParse(text, out var currency))
        {
            return currency;
        }

        Refuse(name, "Filter by the three letters of ISO 4217, such as EUR.");
        return null;
    }

    public TimeZoneInfo? Zone(string name, string? text)
    {
        if (!IsGiven(name, text))
        {
            return null;
        }

        if (IanaZone.TryFind(text, out var zone))
        {
            return zone;
        }

        Refuse(name, "Name a time zone of the IANA list, such as Europe/Berlin.");
        return null;
    }

    /// <summary>A moment. A date stands for where its day begins, or ends.</summary>
    public DateTimeOffset? Moment(string name, string? text, bool isEnd, TimeZoneInfo zone)
    {
        if (!IsGiven(name, text))
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return IsKnown(name, day.Year) ? Period.Midnight(isEnd ? day.AddDays(1) : day, zone) : null;
        }

        // Digits alone would be Unix seconds, which nobody means who forgets the dashes of a date.
        if (text.Contains('T', StringComparison.OrdinalIgnoreCase) && PostbackTime.TryParse(text, out var moment))
        {
            return IsKnown(name, moment.Year) ? moment : null;
        }

        Refuse(name, "Write a date (2026-03-01) or an instant with its offset (2026-03-01T12:00:00Z; a plus sign is written %2B in a URL).");
        return null;
    }

    // Ids cannot say every time, and what lies beyond these years is a slip.
    private bool IsKnown(string name, int year)
    {
        if (year is < FirstYear or > LastYear)
        {
            Refuse(name, $"Take a year from {FirstYear} to {LastYear}.");
            return false;
        }

        return true;
    }

    private bool IsGiven(string name, [NotNullWhen(true)] string? text)
    {
        _known.Add(name);
        return !string.IsNullOrEmpty(text);
    }
}
