using System.Collections.Immutable;
using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>What conditions look at and how they compare, as people read it.</summary>
internal static class ConditionNames
{
    /// <summary>All fields, grouped as people look for them.</summary>
    public static ImmutableArray<(string Group, ImmutableArray<FilterOption> Fields)> Fields { get; } =
    [
        ("Place", Named((ConditionField.Country, "Country"), (ConditionField.Region, "Region"), (ConditionField.City, "City"))),
        ("Device", Named(
            (ConditionField.Device, "Device"), (ConditionField.Brand, "Brand"), (ConditionField.Os, "System"), (ConditionField.OsVersion, "System version"),
            (ConditionField.Browser, "Browser"), (ConditionField.BrowserVersion, "Browser version"), (ConditionField.Language, "Language"))),
        ("Network", Named((ConditionField.Isp, "Provider"), (ConditionField.Asn, "Network number (ASN)"), (ConditionField.Connection, "Connection"), (ConditionField.Ip, "Address"))),
        ("Link", Named(
            [
                (ConditionField.Source, "Source"), .. Enumerable.Range(0, 10).Select(index => (ConditionField.Sub1 + index, $"Sub {index + 1}")),
                (ConditionField.Param, "Other parameter"), (ConditionField.Publisher, "Publisher"), (ConditionField.Referrer, "Referring host"),
            ])),
        ("Time", Named((ConditionField.Time, "Time of day"), (ConditionField.Weekday, "Weekday"))),
        ("Visitor", Named((ConditionField.Visitor, "New or returning"), (ConditionField.Clicks, "Clicks today"))),
        ("Sale", Named((ConditionField.Amount, "Sale amount"), (ConditionField.Coupon, "Coupon"), (ConditionField.Event, "Event"), (ConditionField.Status, "Status"))),
    ];

    /// <summary>The fields that a condition of a use may look at.</summary>
    public static IEnumerable<(string Group, IEnumerable<FilterOption> Fields)> FieldsFor(ConditionUse use) =>
        Fields
            .Select(group => (group.Group, Fields: group.Fields.Where(each => WireName<ConditionField>.TryParse(each.Value, out var field) && ConditionCompiler.IsKnownTo(use, field))))
            .Where(group => group.Fields.Any());

    public static string Of(ConditionOperator comparison) => comparison switch
    {
        ConditionOperator.Is => "is",
        ConditionOperator.IsNot => "is not",
        ConditionOperator.StartsWith => "starts with",
        ConditionOperator.Contains => "contains",
        ConditionOperator.Matches => "matches pattern",
        ConditionOperator.AtLeast => "is at least",
        ConditionOperator.AtMost => "is at most",
        ConditionOperator.Between => "is between",
    };

    public static string Of(GroupKind kind) => kind switch
    {
        GroupKind.All => "all of these",
        GroupKind.Any => "any of these",
        GroupKind.None => "none of these",
        GroupKind.NotAll => "not all of these",
    };

    /// <summary>What may be written as a value.</summary>
    public static string Example(ConditionField field) => field switch
    {
        ConditionField.Country => "DE, AT",
        ConditionField.OsVersion or ConditionField.BrowserVersion => "17.4",
        ConditionField.Language => "de, de-AT",
        ConditionField.Asn => "3320",
        ConditionField.Ip => "203.0.113.0/24",
        ConditionField.Referrer => "news.example",
        ConditionField.Clicks => "3",
        ConditionField.Amount => "100",
        ConditionField.Os => "iOS, Android",
        _ => "value",
    };

    private static ImmutableArray<FilterOption> Named(params (ConditionField Field, string Name)[] fields) =>
        [.. fields.Select(each => new FilterOption(WireName<ConditionField>.Of(each.Field), each.Name))];
}
