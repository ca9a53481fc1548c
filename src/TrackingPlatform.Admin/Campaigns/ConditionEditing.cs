using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>Conditions as the builder shows them: groups of four kinds within each other, with tests in them. What it makes means what was there. Pure.</summary>
internal static class ConditionEditing
{
    /// <summary>A test as it stands in a new row.</summary>
    public static ConditionDraft FreshTest() => Test(ConditionField.Country);

    public static ConditionDraft FreshGroup(GroupKind kind) => Group(kind, [FreshTest()]);

    /// <summary>A test of another field, with what that field can be compared by.</summary>
    public static ConditionDraft Test(ConditionField field) => new()
    {
        Field = WireName<ConditionField>.Of(field),
        Op = WireName<ConditionOperator>.Of(ConditionCompiler.OperatorsOf(field)[0]),
        Values = field == ConditionField.Time ? ["09:00", "18:00"] : [],
        Name = field == ConditionField.Param ? string.Empty : null,
    };

    /// <summary>The same condition in a form the builder can show: its root and everything under a "not" is a group. What has that form already stays as it is.</summary>
    public static ConditionDraft Shown(ConditionDraft condition)
    {
        if (IsTest(condition))
        {
            return Group(GroupKind.All, [condition]);
        }

        if (condition.Not is { All: null, Any: null } single)
        {
            condition.Not = new() { Any = [single] };
        }

        foreach (var part in PartsOf(condition).Where(part => !IsTest(part)))
        {
            Shown(part);
        }

        return condition;
    }

    public static bool IsTest(ConditionDraft part) => part is { All: null, Any: null, Not: null };

    public static GroupKind KindOf(ConditionDraft group) => group switch
    {
        { All: not null } => GroupKind.All,
        { Any: not null } => GroupKind.Any,
        { Not.All: not null } => GroupKind.NotAll,
        _ => GroupKind.None,
    };

    /// <summary>The parts themselves, not a copy.</summary>
    public static List<ConditionDraft> PartsOf(ConditionDraft group) => group.All ?? group.Any ?? group.Not?.All ?? group.Not?.Any ?? [];

    /// <summary>Where the parts stand in a group, as problems name it.</summary>
    public static string PlaceOf(GroupKind kind) => kind switch
    {
        GroupKind.All => "all",
        GroupKind.Any => "any",
        GroupKind.None => "not.any",
        GroupKind.NotAll => "not.all",
    };

    public static void Turn(ConditionDraft group, GroupKind kind)
    {
        var turned = Group(kind, PartsOf(group));
        (group.All, group.Any, group.Not) = (turned.All, turned.Any, turned.Not);
    }

    /// <summary>Fits the values to another operator: lists stay, a single one keeps the first, two keep two.</summary>
    public static void Compare(ConditionDraft test, ConditionOperator comparison)
    {
        var values = test.Values ?? [];
        test.Op = WireName<ConditionOperator>.Of(comparison);
        test.Values = comparison switch
        {
            ConditionOperator.Between => [.. values.Concat(["", ""]).Take(2)],
            ConditionOperator.AtLeast or ConditionOperator.AtMost => [.. values.Append("").Take(1)],
            _ => [.. values.Where(value => value.Length > 0)],
        };
    }

    /// <summary>The condition in words; null while it cannot be read.</summary>
    public static string? Words(ConditionDraft condition) => ConditionJson.Read(condition.ToJson(), out _) is { } read ? ConditionWords.Of(read) : null;

    /// <summary>A rule of its own with the same settings.</summary>
    public static RuleDraft Duplicate(RuleDraft rule)
    {
        var copy = RuleDraft.Copy([rule])[0];
        copy.Name = $"{rule.Name} (copy)";
        return copy;
    }

    private static ConditionDraft Group(GroupKind kind, List<ConditionDraft> parts) => kind switch
    {
        GroupKind.All => new() { All = parts },
        GroupKind.Any => new() { Any = parts },
        GroupKind.None => new() { Not = new() { Any = parts } },
        GroupKind.NotAll => new() { Not = new() { All = parts } },
    };
}
