using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>Checks a condition and makes it ready to be asked. What it refuses at saving, it never meets at a click.</summary>
public sealed class ConditionCompiler
{
    /// <summary>How long one regular expression may think about one value.</summary>
    public static readonly TimeSpan PatternPatience = TimeSpan.FromMilliseconds(100);

    private static readonly ConditionOperator[] OfText =
        [ConditionOperator.Is, ConditionOperator.IsNot, ConditionOperator.StartsWith, ConditionOperator.Contains, ConditionOperator.Matches];

    private static readonly ConditionOperator[] OfChoice = [ConditionOperator.Is, ConditionOperator.IsNot];

    private static readonly ConditionOperator[] OfOrder =
        [ConditionOperator.Is, ConditionOperator.IsNot, ConditionOperator.AtLeast, ConditionOperator.AtMost, ConditionOperator.Between];

    private readonly List<ConditionProblem> _problems = [];
    private readonly ConditionUse _use;
    private int _tests;

    private ConditionCompiler(ConditionUse use) => _use = use;

    /// <summary>The operators that a field can be compared with.</summary>
    public static IReadOnlyList<ConditionOperator> OperatorsOf(ConditionField field) => field switch
    {
        ConditionField.OsVersion or ConditionField.BrowserVersion or ConditionField.Asn or ConditionField.Clicks or ConditionField.Amount => OfOrder,
        ConditionField.Time => [ConditionOperator.Between],
        ConditionField.Country or ConditionField.Device or ConditionField.Connection or ConditionField.Ip or ConditionField.Publisher or ConditionField.Weekday
            or ConditionField.Visitor or ConditionField.Status => OfChoice,
        _ => OfText,
    };

    /// <summary>The only values that a field can have; empty for those that can have any.</summary>
    public static IReadOnlyList<string> ValuesOf(ConditionField field) => field switch
    {
        ConditionField.Device => ["desktop", "mobile", "tablet", "tv", "bot", "unknown"],
        ConditionField.Connection => [.. WireName<ConnectionKind>.All.Where(name => name != "unknown")],
        ConditionField.Weekday => ConditionValues.Weekdays,
        ConditionField.Visitor => ["new", "returning"],
        ConditionField.Status => [.. WireName<ConversionStatus>.All],
        _ => [],
    };

    /// <summary>Whether a condition of this use may look at a field: routing cannot know the sale, and payouts and postbacks only what is kept of the click.</summary>
    public static bool IsKnownTo(ConditionUse use, ConditionField field) => use switch
    {
        ConditionUse.Routing => field is not (ConditionField.Amount or ConditionField.Coupon or ConditionField.Event or ConditionField.Status),
        ConditionUse.Payout => field is not (ConditionField.Ip or ConditionField.Visitor or ConditionField.Clicks or ConditionField.Event or ConditionField.Status),
        ConditionUse.Postback => field is not (ConditionField.Ip or ConditionField.Visitor or ConditionField.Clicks or ConditionField.Publisher),
    };

    /// <summary>Compiles a condition of routing or targeting.</summary>
    /// <param name="condition">What people wrote.</param>
    /// <param name="problems">Why it cannot be used; empty when it can.</param>
    /// <returns>Null when there are problems.</returns>
    public static CompiledCondition? Compile(Condition condition, out IReadOnlyList<ConditionProblem> problems) => Compile(condition, ConditionUse.Routing, out problems);

    /// <summary>Compiles a condition.</summary>
    /// <param name="condition">What people wrote.</param>
    /// <param name="use">What it is asked of.</param>
    /// <param name="problems">Why it cannot be used; empty when it can.</param>
    /// <returns>Null when there are problems.</returns>
    public static CompiledCondition? Compile(Condition condition, ConditionUse use, out IReadOnlyList<ConditionProblem> problems)
    {
        var compiler = new ConditionCompiler(use);
        var compiled = compiler.Read(condition, string.Empty, depth: 1);
        problems = compiler._problems;
        return problems.Count == 0 ? compiled : null;
    }

    private CompiledCondition? Read(Condition condition, string path, int depth)
    {
        if (depth > Condition.DeepestGroup)
        {
            return Refuse(path, "too_deep", $"At most {Condition.DeepestGroup} groups within each other; write it flatter.");
        }

        switch (condition)
        {
            case Condition.All all:
                return Group(all.Parts, Below(path, "all"), depth) is { } every ? new CompiledCondition.AllOf(every) : null;
            case Condition.Any any:
                return Group(any.Parts, Below(path, "any"), depth) is { } either ? new CompiledCondition.AnyOf(either) : null;
            case Condition.Not not:
                return Read(not.Part, Below(path, "not"), depth + 1) is { } part ? new CompiledCondition.NoneOf(part) : null;
            case Condition.Test test:
                return ++_tests <= Condition.MostTests ? Read(test, path) : Refuse(path, "too_many", $"At most {Condition.MostTests} tests in one condition.");
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private ImmutableArray<CompiledCondition>? Group(IReadOnlyList<Condition> parts, string path, int depth)
    {
        if (parts.Count == 0)
        {
            Refuse(path, "required", "A group needs at least one test; remove the group or add one.");
            return null;
        }

        // All of them are looked at, so that every problem is named at once.
        var compiled = parts.Select((part, index) => Read(part, $"{path}[{index}]", depth + 1)).ToList();
        return compiled.Contains(null) ? null : [.. compiled.OfType<CompiledCondition>()];
    }

    private CompiledTest? Read(Condition.Test test, string path)
    {
        if (!IsKnownTo(_use, test.Field))
        {
            return Refuse(Below(path, "field"), "invalid", WhyUnknown(test.Field));
        }

        if (!OperatorsOf(test.Field).Contains(test.Operator))
        {
            var known = OperatorsOf(test.Field).Select(WireName<ConditionOperator>.Of);
            return Refuse(Below(path, "op"), "invalid", $"{WireName<ConditionField>.Of(test.Field)} takes {string.Join(", ", known)}.");
        }

        if (test.Field == ConditionField.Param != !string.IsNullOrWhiteSpace(test.Name))
        {
            return Refuse(Below(path, "name"), "invalid", "A test of param names the parameter, and no other test does.");
        }

        if (test.TimeZone is { } zone && (test.Field is not (ConditionField.Time or ConditionField.Weekday) || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)))
        {
            return Refuse(Below(path, "timezone"), "invalid", "An IANA time zone such as Europe/Berlin, with tests of time and weekday only.");
        }

        if (test.Values.Count is 0 or > Condition.MostValues)
        {
            return Refuse(Below(path, "values"), "invalid", $"1 to {Condition.MostValues} values.");
        }

        return test.Field switch
        {
            ConditionField.Time => Hours(test, path),
            ConditionField.Weekday => Weekdays(test, path),
            ConditionField.Ip => Networks(test, path),
            ConditionField.Asn or ConditionField.Clicks => Numbers(test, path),
            ConditionField.Amount => Sums(test, path),
            ConditionField.OsVersion or ConditionField.BrowserVersion => Versions(test, path),
            _ => Texts(test, path),
        };
    }

    private static string WhyUnknown(ConditionField field) => field switch
    {
        ConditionField.Event or ConditionField.Status => "It is decided without it; postback templates can look at it.",
        ConditionField.Amount or ConditionField.Coupon => "A visitor on the way has not bought yet; payout rules can look at it.",
        ConditionField.Publisher => "A template belongs to one publisher.",
        _ => "It is not kept with the click; rules and targeting of visitors can look at it.",
    };

    private CompiledTest? Texts(Condition.Test test, string path)
    {
        if (test.Operator is ConditionOperator.StartsWith or ConditionOperator.Contains)
        {
            return Every<string>(test, path, (string text, out string value) => (value = text).Length > 0, "Not empty.") is null ? null : new CompiledTest.Part(test);
        }

        if (test.Operator == ConditionOperator.Matches)
        {
            const string Remedy = "A regular expression without look-around and back-references.";
            return Every<Regex>(test, path, ConditionValues.TryPattern, Remedy) is { } patterns ? new CompiledTest.Pattern(test, patterns) : null;
        }

        var known = ValuesOf(test.Field);
        var (isValid, remedy) = test.Field switch
        {
            ConditionField.Country => ((Func<string, bool>)ConditionValues.IsCountry, "Two letters of ISO 3166, such as DE."),
            ConditionField.Publisher => (value => EntityId.TryParse<PublisherId>(value, out _), "A publisher's id, such as pub_…"),
            _ => (value => known.Count == 0 || known.Contains(value, StringComparer.OrdinalIgnoreCase), $"One of {string.Join(", ", known)}."),
        };
        return Every<string>(test, path, (string text, out string value) => isValid(value = text), remedy) is null
            ? null
            : new CompiledTest.OneOf(test, test.Operator == ConditionOperator.IsNot);
    }

    private CompiledTest.Version? Versions(Condition.Test test, string path) =>
        Ordered(test, path) && Every<DottedVersion>(test, path, DottedVersion.TryParse, "Numbers with dots, such as 17 or 17.4.") is { } versions
            ? new CompiledTest.Version(test, versions)
            : null;

    private CompiledTest.Number? Numbers(Condition.Test test, string path) =>
        Ordered(test, path)
        && Every<long>(test, path, (string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number), "A whole number.") is { } numbers
            ? new CompiledTest.Number(test, numbers)
            : null;

    private CompiledTest.Sum? Sums(Condition.Test test, string path) =>
        Ordered(test, path) && Every<decimal>(test, path, PlainDecimal.TryParse, "A plain decimal such as 100 or 49.90.") is { } sums
            ? new CompiledTest.Sum(test, sums)
            : null;

    private CompiledTest.Network? Networks(Condition.Test test, string path) =>
        Every<IPNetwork>(test, path, ConditionValues.TryNetwork, "An address, or a range such as 203.0.113.0/24 or 2001:db8::/32.") is { } networks
            ? new CompiledTest.Network(test, networks)
            : null;

    private CompiledTest.Weekdays? Weekdays(Condition.Test test, string path) =>
        Every<DayOfWeek>(test, path, ConditionValues.TryDay, $"One of {string.Join(", ", ValuesOf(ConditionField.Weekday))}.") is { } days
            ? new CompiledTest.Weekdays(test, days.ToFrozenSet())
            : null;

    private CompiledTest.Hours? Hours(Condition.Test test, string path) =>
        Ordered(test, path) && Every<TimeOnly>(test, path, ConditionValues.TryTime, "A time such as 09:30; 24:00 is the end of the day.") is { } times
            ? new CompiledTest.Hours(test, times[0], times[1])
            : null;

    private bool Ordered(Condition.Test test, string path)
    {
        var wanted = test.Operator switch
        {
            ConditionOperator.Between => 2,
            ConditionOperator.AtLeast or ConditionOperator.AtMost => 1,
            _ => test.Values.Count,
        };
        return wanted == test.Values.Count || Refuse(Below(path, "values"), "invalid", wanted == 2 ? "Two values, the smaller first." : "One value.") is not null;
    }

    private delegate bool Reading<T>(string text, out T value);

    private ImmutableArray<T>? Every<T>(Condition.Test test, string path, Reading<T> read, string remedy)
    {
        var values = ImmutableArray.CreateBuilder<T>(test.Values.Count);
        for (var index = 0; index < test.Values.Count; index++)
        {
            if (!read(test.Values[index], out var value))
            {
                Refuse(Below(path, $"values[{index}]"), "invalid", remedy);
                return null;
            }

            values.Add(value);
        }

        return values.MoveToImmutable();
    }

    private CompiledTest? Refuse(string path, string code, string message)
    {
        _problems.Add(new ConditionProblem(path, code, message));
        return null;
    }

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
