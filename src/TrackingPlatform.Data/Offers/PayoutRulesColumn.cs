using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Data.Offers;

/// <summary>Keeps payout rules as <c>jsonb</c> on their event, in the form of the API: the ledger finds them in a row that it reads anyway.</summary>
internal static class PayoutRulesColumn
{
    private static readonly ValueConverter<IReadOnlyList<PayoutRule>, string> Converter = new(rules => PayoutRuleJson.Write(rules), text => PayoutRuleJson.Read(text));

    // Written out again the same text means the same rules, however they are compared as objects.
    private static readonly ValueComparer<IReadOnlyList<PayoutRule>> Same = new(
        (left, right) => PayoutRuleJson.Write(left!) == PayoutRuleJson.Write(right!), rules => rules.Count, rules => rules);

    public static void IsPayoutRules(this PropertyBuilder<IReadOnlyList<PayoutRule>> property) =>
        property.HasColumnType("jsonb").HasConversion(Converter, Same).HasDefaultValueSql("'[]'");
}
