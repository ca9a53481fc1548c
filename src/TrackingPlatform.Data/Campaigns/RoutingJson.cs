using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Data.Campaigns;

/// <summary>Keeps rules and conditions as <c>jsonb</c>, in the form of the API.</summary>
internal static class RoutingJson
{
    // Written out again the same text means the same rules, however they are compared as objects.
    private static readonly ValueConverter<IReadOnlyList<RoutingRule>, string> Rules = new(rules => RoutingRuleJson.Write(rules), text => RoutingRuleJson.Read(text));

    private static readonly ValueComparer<IReadOnlyList<RoutingRule>> SameRules = new(
        (left, right) => RoutingRuleJson.Write(left!) == RoutingRuleJson.Write(right!), rules => rules.Count, rules => rules);

    private static readonly ValueConverter<Condition, string> Conditions = new(condition => ConditionJson.Write(condition), text => ConditionJson.Read(text));

    private static readonly ValueComparer<Condition> SameCondition = new(
        (left, right) => left == null || right == null ? left == right : ConditionJson.Write(left) == ConditionJson.Write(right), condition => 0, condition => condition);

    public static void IsRules(this PropertyBuilder<IReadOnlyList<RoutingRule>> property) =>
        property.HasColumnType("jsonb").HasConversion(Rules, SameRules).HasDefaultValueSql("'[]'");

    public static void IsCondition(this PropertyBuilder<Condition?> property) => property.HasColumnType("jsonb").HasConversion(Conditions!, SameCondition!);
}
