using System.ComponentModel;
using System.Globalization;
using TrackingPlatform.Data.Statements;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Statements;

namespace TrackingPlatform.Admin.Statements;

/// <summary>A partner's account: its terms, what it paid ahead, and what was entered by hand.</summary>
public sealed record AccountDetails
{
    public required int DueDays { get; init; }

    public required string Minimum { get; init; }

    public required int HoldDays { get; init; }

    [Description("What is left of what was paid ahead, by currency.")]
    public required IReadOnlyDictionary<string, string> Prepaid { get; init; }

    [Description("The latest hundred, newest first.")]
    public required IReadOnlyList<AccountEntryDetails> Entries { get; init; }

    internal static AccountDetails Of(PartnerTerms terms, IEnumerable<PrepaidBalance> balances, IEnumerable<AccountEntry> entries) => new()
    {
        DueDays = terms.DueDays,
        Minimum = terms.Minimum.ToString("0.00##", CultureInfo.InvariantCulture),
        HoldDays = terms.HoldDays,
        Prepaid = balances.ToDictionary(balance => balance.Currency.Code, balance => new Money(balance.Amount, balance.Currency).ToPlainString()),
        Entries = [.. entries.Select(AccountEntryDetails.Of)],
    };
}
