using System.Net;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>All that conditions may look at of one click. A struct, so that asking allocates nothing.</summary>
/// <param name="Visitor">Who clicked.</param>
/// <param name="Address">The full address; looked at, never kept. Null when unknown.</param>
/// <param name="Parameters">What the link carried.</param>
/// <param name="Publisher">Who sent the visitor.</param>
/// <param name="Now">The moment of the click.</param>
/// <param name="Zone">The tenant's time zone.</param>
/// <param name="History">What is remembered of the visitor.</param>
public readonly record struct ClickFacts(
    Visitor Visitor, IPAddress? Address, ClickParameters Parameters, PublisherId Publisher, DateTimeOffset Now, TimeZoneInfo Zone, VisitHistory History)
{
    /// <summary>The sale that came of the click; null while it is still to come.</summary>
    public SaleFacts? Sale { get; init; }

    /// <summary>A field as text; null when it is unknown or missing.</summary>
    /// <param name="field">The field.</param>
    /// <param name="name">The parameter's name with <see cref="ConditionField.Param"/>.</param>
    public string? Text(ConditionField field, string? name) => field switch
    {
        ConditionField.Country => Visitor.Country,
        ConditionField.Region => Visitor.Region,
        ConditionField.City => Visitor.City,
        ConditionField.Device => Visitor.Device,
        ConditionField.Brand => Visitor.Brand,
        ConditionField.Os => Visitor.Os,
        ConditionField.OsVersion => Visitor.OsVersion,
        ConditionField.Browser => Visitor.Browser,
        ConditionField.BrowserVersion => Visitor.BrowserVersion,
        ConditionField.Language => Visitor.Language,
        ConditionField.Isp => Visitor.Isp,
        ConditionField.Connection => Visitor.Connection,
        ConditionField.Referrer => ReferrerHost(),
        ConditionField.Source => Parameters.Source,
        >= ConditionField.Sub1 and <= ConditionField.Sub10 => Parameters.Sub(field - ConditionField.Sub1 + 1),
        ConditionField.Param => name is null ? null : Parameters.Other(name),
        ConditionField.Publisher => Publisher.ToString(),
        ConditionField.Visitor => History.IsReturning ? "returning" : "new",
        ConditionField.Asn => Visitor.Asn?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ConditionField.Clicks => History.Clicks.ToString(System.Globalization.CultureInfo.InvariantCulture),
        // The cut address is all that may be shown of it.
        ConditionField.Ip => Visitor.Address,
        ConditionField.Amount => Sale?.Amount?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ConditionField.Coupon => Sale?.Coupon,
        ConditionField.Event => Sale?.Event,
        ConditionField.Status => Sale?.Status,
        _ => null,
    };

    /// <summary>The moment in a zone, or in the tenant's.</summary>
    public DateTime Local(TimeZoneInfo? zone) => TimeZoneInfo.ConvertTime(Now, zone ?? Zone).DateTime;

    private string? ReferrerHost()
    {
        if (Visitor.Referrer is not { } origin)
        {
            return null;
        }

        // An origin is kept as scheme, host and perhaps port.
        var start = origin.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = origin.LastIndexOf(':');
        return end > start && !origin.EndsWith(']') ? origin[start..end] : origin[start..];
    }
}
