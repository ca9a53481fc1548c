using System.Globalization;
using System.Text;
using System.Text.Json;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Offers;

/// <summary>
/// Payout rules as the API and the database write them:
/// <c>{"name":"Gold","publishers":["pub_…"],"from":"2026-01-01T00:00:00Z","until":…,"when":{condition},"after":{"what":"conversions","period":"month","reached":100},"payout":{price}}</c>.
/// Only <c>payout</c> is needed.
/// </summary>
public static class PayoutRuleJson
{
    private static readonly string[] Fields = ["name", "publishers", "from", "until", "when", "after", "payout"];

    private static readonly string[] TierFields = ["what", "period", "reached"];

    /// <summary>Reads a list of rules.</summary>
    /// <param name="json">The list.</param>
    /// <param name="problems">What is wrong, by place; empty when nothing is. Whether a publisher exists is for the caller to find out.</param>
    public static IReadOnlyList<PayoutRule> Read(JsonElement json, out IReadOnlyList<ConditionProblem> problems)
    {
        var found = new List<ConditionProblem>();
        problems = found;
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() > PayoutRule.Most)
        {
            found.Add(new(string.Empty, "invalid", $"A list of at most {PayoutRule.Most} rules."));
            return [];
        }

        return [.. json.EnumerateArray().Select((each, index) => ReadRule(each, $"[{index}]", found))];
    }

    /// <summary>Reads text that <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static IReadOnlyList<PayoutRule> Read(string text)
    {
        if (text == "[]")
        {
            return [];
        }

        using var document = JsonDocument.Parse(text);
        var rules = Read(document.RootElement, out var problems);
        return problems.Count == 0 ? rules : throw new FormatException($"No payout rules at {problems[0].Path}: {problems[0].Message}");
    }

    /// <summary>Writes a list of rules.</summary>
    public static string Write(IReadOnlyList<PayoutRule> rules)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var rule in rules)
            {
                WriteRule(writer, rule);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static PayoutRule ReadRule(JsonElement json, string path, List<ConditionProblem> problems)
    {
        var fields = new JsonFields(json, path, problems, Fields);
        if (!fields.Has("payout"))
        {
            fields.Refuse("payout", "required", "Say what the publisher gets by this rule.");
        }

        var rule = new PayoutRule(fields.Object("payout") is { } price ? PriceJson.Read(price, path + ".payout", problems) : Price.None)
        {
            Name = fields.Text("name")?.Trim() is { Length: > 0 } name ? name : null,
            Publishers = ReadPublishers(fields),
            From = ReadTime(fields, "from"),
            Until = ReadTime(fields, "until"),
            When = fields.Object("when") is { } when ? ReadCondition(when, path + ".when", problems) : null,
            After = fields.Object("after") is { } after ? ReadTier(after, path + ".after", problems) : null,
        };
        if (rule.Name?.Length > PayoutRule.LongestName)
        {
            fields.Refuse("name", "too_long", $"At most {PayoutRule.LongestName} characters.");
        }

        if (rule.Until <= rule.From)
        {
            fields.Refuse("until", "invalid", "A rule ends after it begins.");
        }

        return rule;
    }

    private static List<PublisherId> ReadPublishers(JsonFields fields)
    {
        var publishers = new List<PublisherId>();
        foreach (var each in fields.List("publishers"))
        {
            if (each.ValueKind == JsonValueKind.String && EntityId.TryParse<PublisherId>(each.GetString(), out var publisher))
            {
                publishers.Add(publisher);
            }
            else
            {
                fields.Refuse($"publishers[{publishers.Count}]", "invalid", "A publisher's id (pub_…).");
            }
        }

        return publishers;
    }

    private static DateTimeOffset? ReadTime(JsonFields fields, string name)
    {
        if (fields.Text(name) is not { } text)
        {
            return null;
        }

        if (Postbacks.PostbackTime.TryParse(text, out var time))
        {
            return time;
        }

        fields.Refuse(name, "invalid", "RFC 3339 with an offset, such as 2026-03-01T00:00:00Z.");
        return null;
    }

    private static Condition? ReadCondition(JsonElement json, string path, List<ConditionProblem> problems)
    {
        var condition = ConditionJson.Read(json, out var wrong);
        if (condition is not null)
        {
            _ = ConditionCompiler.Compile(condition, ConditionUse.Payout, out wrong);
        }

        problems.AddRange(wrong.Select(problem => problem with { Path = problem.Path.Length == 0 ? path : $"{path}.{problem.Path}" }));
        return condition;
    }

    private static VolumeTier ReadTier(JsonElement json, string path, List<ConditionProblem> problems)
    {
        var fields = new JsonFields(json, path, problems, TierFields);
        var tier = new VolumeTier(
            new VolumeSpan(fields.Named<VolumeMeasure>("what") ?? default, fields.Named<CapPeriod>("period") ?? default), fields.Decimal("reached") ?? 0m);
        foreach (var name in TierFields)
        {
            if (!fields.Has(name))
            {
                fields.Refuse(name, "required", $"Say {name}.");
            }
        }

        if (tier.Reached <= 0m && fields.Has("reached"))
        {
            fields.Refuse("reached", "invalid", "More than nothing; without a volume the rule pays from the first conversion on.");
        }

        return tier;
    }

    private static void WriteRule(Utf8JsonWriter writer, PayoutRule rule)
    {
        writer.WriteStartObject();
        if (rule.Name is { } name)
        {
            writer.WriteString("name", name);
        }

        if (rule.Publishers.Count > 0)
        {
            writer.WriteStartArray("publishers");
            foreach (var publisher in rule.Publishers)
            {
                writer.WriteStringValue(publisher.ToString());
            }

            writer.WriteEndArray();
        }

        WriteTime(writer, "from", rule.From);
        WriteTime(writer, "until", rule.Until);
        if (rule.When is { } when)
        {
            writer.WritePropertyName("when");
            ConditionJson.Write(writer, when);
        }

        if (rule.After is { } after)
        {
            writer.WriteStartObject("after");
            writer.WriteString("what", WireName<VolumeMeasure>.Of(after.Span.What));
            writer.WriteString("period", WireName<CapPeriod>.Of(after.Span.Period));
            writer.WriteString("reached", Plain(after.Reached));
            writer.WriteEndObject();
        }

        writer.WritePropertyName("payout");
        PriceJson.Write(writer, rule.Payout);
        writer.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter writer, string name, DateTimeOffset? time)
    {
        if (time is { } given)
        {
            writer.WriteString(name, given.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
        }
    }

    private static string Plain(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
