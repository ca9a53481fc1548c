using System.Globalization;
using System.Net;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Privacy;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>Reads an imagined visitor out of a draft.</summary>
internal static class SimulationReading
{
    private const int LongestWord = 120;
    private const int MostClicks = 1_000_000;

    private static readonly string[] Returning = ["new", "returning"];

    /// <summary>Exactly one of link, campaign and offer, the latter two with a publisher.</summary>
    public static void CheckTarget(SimulationDraft draft, DraftCheck check)
    {
        if (new[] { draft.Link, draft.Campaign, draft.Offer }.Count(each => !string.IsNullOrWhiteSpace(each)) != 1)
        {
            check.Refuse("link", "required", "Say what is clicked: the code of a link, or a campaign or an offer with a publisher.");
        }
        else if (draft.Link is null && string.IsNullOrWhiteSpace(draft.Publisher))
        {
            check.Refuse("publisher", "required", "Name the publisher whose visitor it is (pub_…).");
        }
    }

    public static ClickFacts Facts(SimulationDraft draft, in ClickTarget target, DateTimeOffset now, DraftCheck check)
    {
        var address = Address(draft.Ip, check);
        return new ClickFacts(
            Visitor(draft, address, check),
            address,
            Parameters(draft.Parameters ?? [], target.Link?.Defaults, check),
            target.Publisher.Id,
            Time(draft.Time, target.Tenant.TimeZone, now, check),
            target.Tenant.TimeZone,
            History(draft, check));
    }

    private static Visitor Visitor(SimulationDraft draft, IPAddress? address, DraftCheck check)
    {
        var agentText = check.Text("user_agent", draft.UserAgent, ClickLimits.UserAgent);
        var agent = agentText is null ? default : UserAgent.Parse(agentText);
        return new Visitor
        {
            Address = address is null ? null : AddressTruncation.Text(address),
            UserAgent = agentText,
            Country = Country(draft.Country, check),
            Region = Word("region", draft.Region, check),
            City = Word("city", draft.City, check),
            Asn = draft.Asn,
            Isp = Word("isp", draft.Isp, check),
            Connection = OneOf("connection", draft.Connection, ConditionCompiler.ValuesOf(ConditionField.Connection), check),
            Device = OneOf("device", draft.Device, ConditionCompiler.ValuesOf(ConditionField.Device), check) ?? agent.Device.Name(),
            Brand = Word("brand", draft.Brand, check),
            Os = Word("os", draft.Os, check) ?? Known(agent.Os),
            OsVersion = Word("os_version", draft.OsVersion, check) ?? Known(agent.OsVersion),
            Browser = Word("browser", draft.Browser, check) ?? Known(agent.Browser),
            BrowserVersion = Word("browser_version", draft.BrowserVersion, check) ?? Known(agent.BrowserVersion),
            Language = Word("language", draft.Language, check),
            Referrer = Origin(draft.Referrer, check),
        };
    }

    private static ClickParameters Parameters(Dictionary<string, string> given, IReadOnlyDictionary<string, string>? defaults, DraftCheck check)
    {
        var subs = new string?[ClickLimits.Subs];
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in given.Concat(defaults ?? new Dictionary<string, string>()))
        {
            if (name.Length is 0 or > ClickLimits.Name)
            {
                check.Refuse("parameters", "invalid", $"Names of parameters have 1 to {ClickLimits.Name} characters.");
            }
            else if (check.Text($"parameters.{name}", text, name is OnwardUrl.DeepLinkParameter ? ClickLimits.DeepLink : ClickLimits.Value) is { } value)
            {
                values.TryAdd(name, value);
            }
        }

        for (var number = 1; number <= ClickLimits.Subs; number++)
        {
            subs[number - 1] = values.Remove($"sub{number}", out var sub) ? sub : null;
        }

        string? Take(string name) => values.Remove(name, out var value) ? value : null;
        return new ClickParameters
        {
            Subs = subs,
            ClickRef = Take("click_ref"),
            Source = Take("source"),
            Creative = Take("creative"),
            Landing = Take("landing"),
            Cost = Take("cost"),
            Others = [.. values],
        };
    }

    private static VisitHistory History(SimulationDraft draft, DraftCheck check)
    {
        if (draft.Clicks is < 0 or > MostClicks)
        {
            check.Refuse("clicks", "invalid", $"A whole number from 0 to {MostClicks}.");
        }

        var clicks = draft.Clicks ?? 0;
        var visitor = OneOf("visitor", draft.Visitor, Returning, check);
        return new VisitHistory(clicks, visitor is null ? clicks > 0 : visitor == "returning", []);
    }

    private static DateTimeOffset Time(string? text, TimeZoneInfo zone, DateTimeOffset now, DraftCheck check)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return now;
        }

        if (!DateTime.TryParse(text.Trim(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time))
        {
            check.Refuse("time", "invalid", "A moment such as 2026-11-22T14:30:00Z, or 2026-11-22T14:30 in the tenant's time zone.");
            return now;
        }

        // A time of the night when the clocks go forward has no moment of its own; it means the one after the jump.
        return time.Kind == DateTimeKind.Utc ? new DateTimeOffset(time) : new DateTimeOffset(time, zone.GetUtcOffset(time));
    }

    private static IPAddress? Address(string? text, DraftCheck check)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (IPAddress.TryParse(text.Trim(), out var address))
        {
            return address;
        }

        check.Refuse("ip", "invalid", "An address such as 203.0.113.7 or 2001:db8::7.");
        return null;
    }

    private static string? Country(string? text, DraftCheck check)
    {
        if (check.Text("country", text, LongestWord)?.ToUpperInvariant() is not { } country)
        {
            return null;
        }

        if (country.Length != 2 || !country.All(char.IsAsciiLetterUpper))
        {
            check.Refuse("country", "invalid", "Two letters of ISO 3166, such as DE.");
        }

        return country;
    }

    private static string? Origin(string? text, DraftCheck check)
    {
        if (check.Text("referrer", text, ClickLimits.DeepLink) is not { } referrer)
        {
            return null;
        }

        if (Uri.TryCreate(referrer.Contains("://", StringComparison.Ordinal) ? referrer : "https://" + referrer, UriKind.Absolute, out var page))
        {
            return page.GetLeftPart(UriPartial.Authority);
        }

        check.Refuse("referrer", "invalid", "An address or a host, such as news.example.");
        return null;
    }

    private static string? OneOf(string field, string? text, IReadOnlyList<string> known, DraftCheck check)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (!known.Contains(text))
        {
            check.Refuse(field, "invalid", $"Use one of {string.Join(", ", known)}.");
        }

        return text;
    }

    private static string? Word(string field, string? text, DraftCheck check) => check.Text(field, text, LongestWord);

    private static string? Known(string? part) => string.IsNullOrEmpty(part) ? null : part;
}
