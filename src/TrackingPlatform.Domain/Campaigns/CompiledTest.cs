using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using TrackingPlatform.Domain.Audit;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>One comparison of a condition, ready to be asked.</summary>
/// <param name="test">What people wrote.</param>
public abstract class CompiledTest(Condition.Test test) : CompiledCondition
{
    /// <summary>What is looked at.</summary>
    public ConditionField Field => Wanted.Field;

    /// <summary>The reason code of a click that this test keeps from an offer.</summary>
    public string Reason => ReasonOf(Wanted.Field);

    /// <summary>The test in words, such as <c>country is DE, AT</c>; long lists are cut.</summary>
    public string Words { get; } = ConditionWords.Of(test);

    internal override CompiledTest FirstTest => this;

    /// <inheritdoc/>
    public sealed override bool LooksAt(ConditionField field) => Wanted.Field == field;

    /// <inheritdoc/>
    public sealed override CompiledTest? Obstacle(in ClickFacts facts) => Holds(facts) ? null : this;

    /// <summary>What the test saw of a click, in words.</summary>
    public string Saw(in ClickFacts facts) => Wanted.Field switch
    {
        ConditionField.Time => facts.Local(Zone).ToString("HH:mm", CultureInfo.InvariantCulture),
        ConditionField.Weekday => facts.Local(Zone).ToString("ddd", CultureInfo.InvariantCulture).ToLowerInvariant(),
        _ => facts.Text(Wanted.Field, Wanted.Name) is { Length: > 0 } text ? text : "nothing",
    };

    private protected Condition.Test Wanted { get; } = test;

    private protected TimeZoneInfo? Zone { get; } = test.TimeZone is { } id ? TimeZoneInfo.FindSystemTimeZoneById(id) : null;

    private static string ReasonOf(ConditionField field) => field switch
    {
        ConditionField.Country => ReasonCodes.GeoCountry,
        ConditionField.Region => ReasonCodes.GeoRegion,
        ConditionField.City => ReasonCodes.GeoCity,
        ConditionField.Device => ReasonCodes.DeviceType,
        ConditionField.Brand => ReasonCodes.Brand,
        ConditionField.Os => ReasonCodes.Os,
        ConditionField.OsVersion => ReasonCodes.OsVersion,
        ConditionField.Browser or ConditionField.BrowserVersion => ReasonCodes.Browser,
        ConditionField.Language => ReasonCodes.Language,
        ConditionField.Isp or ConditionField.Asn => ReasonCodes.Isp,
        ConditionField.Connection => ReasonCodes.Connection,
        ConditionField.Ip => ReasonCodes.IpRange,
        ConditionField.Referrer => ReasonCodes.ReferrerBlocked,
        ConditionField.Source => ReasonCodes.SourceBlocked,
        ConditionField.Publisher => ReasonCodes.PublisherBlocked,
        ConditionField.Time or ConditionField.Weekday => ReasonCodes.DayPart,
        ConditionField.Visitor or ConditionField.Clicks => ReasonCodes.DuplicateClick,
        _ => ReasonCodes.SubBlocked,
    };

    /// <summary>Equality with a list; languages and hosts also by what stands above them.</summary>
    internal sealed class OneOf(Condition.Test test, bool isNegated) : CompiledTest(test)
    {
        private readonly FrozenSet<string> _values = test.Values.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

        public override bool Holds(in ClickFacts facts) => HasValue(facts.Text(Wanted.Field, Wanted.Name) ?? string.Empty) != isNegated;

        private bool HasValue(string value) => _values.Contains(value) || Wanted.Field switch
        {
            ConditionField.Language => value.IndexOf('-', StringComparison.Ordinal) is > 0 and var dash && _values.Contains(value[..dash]),
            ConditionField.Referrer => HasParentOf(value),
            _ => false,
        };

        private bool HasParentOf(string host)
        {
            for (var dot = host.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = host.IndexOf('.', dot + 1))
            {
                if (_values.Contains(host[(dot + 1)..]))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>A beginning or a part of the text.</summary>
    internal sealed class Part(Condition.Test test) : CompiledTest(test)
    {
        private readonly ImmutableArray<string> _values = [.. test.Values];

        public override bool Holds(in ClickFacts facts)
        {
            if (facts.Text(Wanted.Field, Wanted.Name) is not { } text)
            {
                return false;
            }

            foreach (var value in _values)
            {
                if (Wanted.Operator == ConditionOperator.StartsWith
                    ? text.StartsWith(value, StringComparison.OrdinalIgnoreCase)
                    : text.Contains(value, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>A regular expression without backtracking, so that its time grows with the text and not with the cunning of who wrote either.</summary>
    internal sealed class Pattern(Condition.Test test, ImmutableArray<Regex> patterns) : CompiledTest(test)
    {
        public override bool Holds(in ClickFacts facts)
        {
            if (facts.Text(Wanted.Field, Wanted.Name) is not { } text)
            {
                return false;
            }

            try
            {
                foreach (var pattern in patterns)
                {
                    if (pattern.IsMatch(text))
                    {
                        return true;
                    }
                }
            }
            catch (RegexMatchTimeoutException)
            {
                // A visitor is waiting. What could not be told in time does not fit.
            }

            return false;
        }
    }

    /// <summary>Dotted versions, part by part as numbers; a shorter one wanted stands for all that begin with it.</summary>
    internal sealed class Version(Condition.Test test, ImmutableArray<DottedVersion> wanted) : CompiledTest(test)
    {
        public override bool Holds(in ClickFacts facts)
        {
            if (!DottedVersion.TryParse(facts.Text(Wanted.Field, null), out var version))
            {
                return Wanted.Operator == ConditionOperator.IsNot;
            }

            return Wanted.Operator switch
            {
                ConditionOperator.AtLeast => version.CompareTo(wanted[0]) >= 0,
                ConditionOperator.AtMost => version.CompareTo(wanted[0]) <= 0 || wanted[0].IsBeginningOf(version),
                ConditionOperator.Between => version.CompareTo(wanted[0]) >= 0 && (version.CompareTo(wanted[1]) <= 0 || wanted[1].IsBeginningOf(version)),
                _ => IsOneOfThem(version) == (Wanted.Operator == ConditionOperator.Is),
            };
        }

        private bool IsOneOfThem(in DottedVersion version)
        {
            foreach (var each in wanted)
            {
                if (each.IsBeginningOf(version))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whole numbers.</summary>
    internal sealed class Number(Condition.Test test, ImmutableArray<long> wanted) : CompiledTest(test)
    {
        public override bool Holds(in ClickFacts facts)
        {
            var value = Wanted.Field == ConditionField.Asn ? facts.Visitor.Asn : facts.History.Clicks;
            return Wanted.Operator switch
            {
                ConditionOperator.AtLeast => value >= wanted[0],
                ConditionOperator.AtMost => value <= wanted[0],
                ConditionOperator.Between => value >= wanted[0] && value <= wanted[1],
                ConditionOperator.IsNot => value is not { } other || !wanted.Contains(other),
                _ => value is { } number && wanted.Contains(number),
            };
        }
    }

    /// <summary>Sale amounts; a sale without one is none of them.</summary>
    internal sealed class Sum(Condition.Test test, ImmutableArray<decimal> wanted) : CompiledTest(test)
    {
        public override bool Holds(in ClickFacts facts)
        {
            var value = facts.Sale?.Amount;
            return Wanted.Operator switch
            {
                ConditionOperator.AtLeast => value >= wanted[0],
                ConditionOperator.AtMost => value <= wanted[0],
                ConditionOperator.Between => value >= wanted[0] && value <= wanted[1],
                ConditionOperator.IsNot => value is not { } other || !wanted.Contains(other),
                _ => value is { } sum && wanted.Contains(sum),
            };
        }
    }

    /// <summary>Single addresses and ranges.</summary>
    internal sealed class Network(Condition.Test test, ImmutableArray<IPNetwork> networks) : CompiledTest(test)
    {
        public override bool Holds(in ClickFacts facts)
        {
            var address = facts.Address is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : facts.Address;
            return (address is not null && Holds(address)) != (Wanted.Operator == ConditionOperator.IsNot);
        }

        private bool Holds(IPAddress address)
        {
            foreach (var network in networks)
            {
                if (network.Contains(address))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Hours of the day, over midnight too.</summary>
    internal sealed class Hours(Condition.Test test, TimeOnly from, TimeOnly until) : CompiledTest(test)
    {
        public override bool Holds(in ClickFacts facts) => TimeOnly.FromDateTime(facts.Local(Zone)).IsBetween(from, until);
    }

    /// <summary>Days of the week.</summary>
    internal sealed class Weekdays(Condition.Test test, FrozenSet<DayOfWeek> days) : CompiledTest(test)
    {
        public override bool Holds(in ClickFacts facts) => days.Contains(facts.Local(Zone).DayOfWeek) != (Wanted.Operator == ConditionOperator.IsNot);
    }
}
