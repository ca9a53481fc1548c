using System.Globalization;
using System.Text;
using System.Text.Json;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Offers;

/// <summary>
/// Caps as the API and the database write them:
/// <c>{"what":"payout","period":"day","limit":"500.00","overflow":"hold","timezone":"Europe/Berlin","warn_at":90,"per":"publisher"}</c>; instead of <c>per</c>
/// a <c>publisher</c> with a limit of its own, and on offers a <c>group</c>. Absent: overflow is <c>fallback</c>, the zone the tenant's, <c>warn_at</c> 90; 0 gives no warning.
/// </summary>
public static class CapJson
{
    private const string PerPublisher = "publisher";

    private static readonly string[] Fields = ["what", "period", "limit", "overflow", "timezone", "warn_at", "per", "publisher", "group"];

    /// <summary>Reads a list of caps.</summary>
    /// <param name="json">The list.</param>
    /// <param name="on">What they are on; only offers have groups, and events have no clicks.</param>
    /// <param name="problems">What is wrong, by place; empty when nothing is. Whether a publisher exists is for the caller to find out.</param>
    public static IReadOnlyList<Cap> Read(JsonElement json, CapScope on, out IReadOnlyList<ConditionProblem> problems)
    {
        var found = new List<ConditionProblem>();
        problems = found;
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() > Cap.Most)
        {
            found.Add(new(string.Empty, "invalid", $"A list of at most {Cap.Most} caps."));
            return [];
        }

        var caps = new List<Cap>();
        foreach (var each in json.EnumerateArray())
        {
            var fields = new JsonFields(each, $"[{caps.Count}]", found, Fields);
            var cap = ReadCap(fields, on);
            if (caps.Exists(cap.CountsSameAs))
            {
                fields.Refuse(string.Empty, "taken", "An earlier cap counts the same; give it another limit instead.");
            }

            caps.Add(cap);
        }

        return caps;
    }

    /// <summary>Reads text that <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static IReadOnlyList<Cap> Read(string text)
    {
        if (text == "[]")
        {
            return [];
        }

        using var document = JsonDocument.Parse(text);
        var caps = Read(document.RootElement, CapScope.Offer, out var problems);
        return problems.Count == 0 ? caps : throw new FormatException($"No caps at {problems[0].Path}: {problems[0].Message}");
    }

    /// <summary>Writes a list of caps.</summary>
    public static string Write(IReadOnlyList<Cap> caps)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var cap in caps)
            {
                WriteCap(writer, cap);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static Cap ReadCap(JsonFields fields, CapScope on)
    {
        var what = fields.Named<CapMeasure>("what");
        var cap = new Cap(what ?? default, fields.Named<CapPeriod>("period") ?? default, fields.Decimal("limit") ?? 0m)
        {
            Overflow = fields.Named<CapOverflow>("overflow") ?? CapOverflow.Fallback,
            TimeZone = fields.Text("timezone"),
            WarnAt = fields.Number("warn_at") switch { null => Cap.DefaultWarnAt, 0 => null, var share => share },
            IsPerPublisher = ReadPer(fields),
            Publisher = ReadPublisher(fields),
            Group = fields.Text("group")?.Trim(),
        };
        foreach (var name in Fields[..3])
        {
            if (!fields.Has(name))
            {
                fields.Refuse(name, "required", name == "limit" ? "Say how much is taken at the most." : $"Say {name}.");
            }
        }

        CheckNumbers(fields, cap);
        CheckPlace(fields, cap, on);
        return cap;
    }

    private static bool ReadPer(JsonFields fields)
    {
        var per = fields.Text("per");
        if (per is not (null or PerPublisher))
        {
            fields.Refuse("per", "invalid", $"\"{PerPublisher}\" gives every publisher the whole limit; leave it out to count all together.");
        }

        return per == PerPublisher;
    }

    private static PublisherId? ReadPublisher(JsonFields fields)
    {
        if (fields.Text("publisher") is not { } text)
        {
            return null;
        }

        if (EntityId.TryParse<PublisherId>(text, out var publisher))
        {
            return publisher;
        }

        fields.Refuse("publisher", "invalid", "A publisher's id (pub_…).");
        return null;
    }

    private static void CheckNumbers(JsonFields fields, Cap cap)
    {
        if (cap.Limit < 0m || (!cap.IsMoney && decimal.Truncate(cap.Limit) != cap.Limit))
        {
            fields.Refuse("limit", "invalid", cap.IsMoney ? "A decimal such as \"500.00\", not negative." : "A whole number, not negative.");
        }

        if (cap.WarnAt is < 1 or > 100)
        {
            fields.Refuse("warn_at", "invalid", "A whole number of percent from 1 to 100, or 0 for no warning.");
        }

        if (cap.TimeZone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            fields.Refuse("timezone", "invalid", "There is no such time zone; use an IANA name such as Europe/Berlin.");
        }

        if (cap is { What: CapMeasure.Clicks, Overflow: CapOverflow.Hold or CapOverflow.Unpaid })
        {
            fields.Refuse("overflow", "invalid", "Clicks can follow the fallback or be accepted; only conversions are held or unpaid.");
        }
    }

    private static void CheckPlace(JsonFields fields, Cap cap, CapScope on)
    {
        if (cap.What == CapMeasure.Clicks && on == CapScope.Event)
        {
            fields.Refuse("what", "invalid", "Clicks are of offers and campaigns; an event has conversions, payout and revenue.");
        }

        if (cap is { What: CapMeasure.Clicks, IsSoft: true, IsPerPublisher: true })
        {
            fields.Refuse("per", "invalid", "Clicks that are accepted anyway are counted for all publishers together, or for one.");
        }

        if (cap.IsPerPublisher && cap.Publisher is not null)
        {
            fields.Refuse("per", "invalid", "Either per publisher or for one publisher; add two caps for both.");
        }

        if (cap.Group is not { } group)
        {
            return;
        }

        if (on != CapScope.Offer)
        {
            fields.Refuse("group", "invalid", "Groups are made of offers; set the cap on the offers.");
        }

        if (cap.Publisher is not null)
        {
            fields.Refuse("publisher", "invalid", "A group's cap is for all or per publisher, not for one.");
        }

        if (group.Length is 0 or > Cap.LongestGroup || !group.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
        {
            fields.Refuse("group", "invalid", $"1 to {Cap.LongestGroup} letters, digits, dashes, dots or underscores.");
        }
    }

    private static void WriteCap(Utf8JsonWriter writer, Cap cap)
    {
        writer.WriteStartObject();
        writer.WriteString("what", WireName<CapMeasure>.Of(cap.What));
        writer.WriteString("period", WireName<CapPeriod>.Of(cap.Period));
        if (cap.IsMoney)
        {
            writer.WriteString("limit", cap.Limit.ToString("0.00##", CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteNumber("limit", (long)cap.Limit);
        }

        writer.WriteString("overflow", WireName<CapOverflow>.Of(cap.Overflow));
        WriteGiven(writer, "timezone", cap.TimeZone);
        writer.WriteNumber("warn_at", cap.WarnAt ?? 0);
        WriteGiven(writer, "per", cap.IsPerPublisher ? PerPublisher : null);
        WriteGiven(writer, "publisher", cap.Publisher?.ToString());
        WriteGiven(writer, "group", cap.Group);
        writer.WriteEndObject();
    }

    private static void WriteGiven(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
