using System.Diagnostics;
using System.Text;
using System.Text.Json;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>
/// Rules as the API and the database write them:
/// <c>{"name":"Germany","when":{…},"then":{"offers":[{"offer":"off_…","weight":60}],"rotation":"weighted","sticky":false,"prefer_unseen":false,"fallback_url":null}}</c>,
/// where <c>then</c> may also be <c>{"url":"https://…"}</c> or <c>{"refuse":"geo_country"}</c>. Absent: <c>when</c> always holds, <c>status</c> is active.
/// </summary>
public static class RoutingRuleJson
{
    private static readonly string[] Kinds = ["offers", "url", "refuse"];

    private const int DefaultWeight = 100;
    private const int MostWeight = 1_000_000;

    /// <summary>Reads a list of rules.</summary>
    /// <param name="json">The list.</param>
    /// <param name="problems">What is wrong, by place; empty when nothing is. Whether offers and addresses serve is for the caller to find out.</param>
    public static IReadOnlyList<RoutingRule> Read(JsonElement json, out IReadOnlyList<ConditionProblem> problems)
    {
        var found = new List<ConditionProblem>();
        problems = found;
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() > RoutingRule.Most)
        {
            found.Add(new(string.Empty, "invalid", $"A list of at most {RoutingRule.Most} rules."));
            return [];
        }

        return [.. json.EnumerateArray().Select((rule, index) => ReadRule(rule, $"[{index}]", found)).OfType<RoutingRule>()];
    }

    /// <summary>Reads text that <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static IReadOnlyList<RoutingRule> Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        var rules = Read(document.RootElement, out var problems);
        return problems.Count == 0 ? rules : throw new FormatException($"No rules at {problems[0].Path}: {problems[0].Message}");
    }

    /// <summary>Writes a list of rules.</summary>
    public static string Write(IReadOnlyList<RoutingRule> rules)
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

    private static void WriteRule(Utf8JsonWriter writer, RoutingRule rule)
    {
        writer.WriteStartObject();
        writer.WriteString("name", rule.Name);
        if (rule.When is { } when)
        {
            writer.WritePropertyName("when");
            ConditionJson.Write(writer, when);
        }

        writer.WriteStartObject("then");
        switch (rule.Then)
        {
            case RuleTarget.ToOffers offers:
                WriteOffers(writer, offers);
                break;
            case RuleTarget.ToUrl url:
                writer.WriteString("url", url.Url);
                break;
            case RuleTarget.Refusal refusal:
                writer.WriteString("refuse", refusal.Reason);
                break;
            default:
                throw new UnreachableException();
        }

        writer.WriteEndObject();
        writer.WriteString("status", WireName<EntityStatus>.Of(rule.IsPaused ? EntityStatus.Paused : EntityStatus.Active));
        writer.WriteEndObject();
    }

    private static void WriteOffers(Utf8JsonWriter writer, RuleTarget.ToOffers offers)
    {
        writer.WriteStartArray("offers");
        foreach (var (offer, weight) in offers.Shares)
        {
            writer.WriteStartObject();
            writer.WriteString("offer", offer.ToString());
            writer.WriteNumber("weight", weight);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("rotation", WireName<Rotation>.Of(offers.Choice.Rotation));
        writer.WriteBoolean("sticky", offers.Choice.IsSticky);
        writer.WriteBoolean("prefer_unseen", offers.Choice.PrefersUnseen);
        writer.WriteString("fallback_url", offers.FallbackUrl);
    }

    private static RoutingRule? ReadRule(JsonElement json, string path, List<ConditionProblem> problems)
    {
        var rule = new JsonFields(json, path, problems, ["name", "when", "then", "status"]);
        var name = rule.Text("name")?.Trim() ?? string.Empty;
        if (name.Length is 0 or > RoutingRule.LongestName)
        {
            rule.Refuse("name", "required", $"Give the rule a name of 1 to {RoutingRule.LongestName} characters.");
        }

        var status = rule.Named<EntityStatus>("status") ?? EntityStatus.Active;
        var when = ReadCondition(rule);
        var then = rule.Object("then") is { } target ? ReadTarget(target, path + ".then", problems) : null;
        if (then is null && !problems.Exists(problem => problem.Path.StartsWith(path + ".then", StringComparison.Ordinal)))
        {
            rule.Refuse("then", "required", "Say where the rule leads: offers, a url, or refuse with a reason code.");
        }

        return then is null ? null : new RoutingRule(name, when, then, status != EntityStatus.Active);
    }

    private static Condition? ReadCondition(JsonFields rule)
    {
        if (rule.Object("when") is not { } json)
        {
            return null;
        }

        var condition = ConditionJson.Read(json, out var unreadable);
        if (condition is not null)
        {
            _ = ConditionCompiler.Compile(condition, out unreadable);
        }

        foreach (var problem in unreadable)
        {
            rule.Refuse(problem.Path.Length == 0 ? "when" : $"when.{problem.Path}", problem.Code, problem.Message);
        }

        return condition;
    }

    private static RuleTarget? ReadTarget(JsonElement json, string path, List<ConditionProblem> problems)
    {
        var target = new JsonFields(json, path, problems, ["offers", "rotation", "sticky", "prefer_unseen", "fallback_url", "url", "refuse"]);
        var kinds = Kinds.Where(target.Has).ToList();
        if (kinds.Count != 1)
        {
            target.Refuse(string.Empty, "invalid", "Exactly one of offers, url and refuse.");
            return null;
        }

        switch (kinds[0])
        {
            case "url":
                return target.Text("url") is { Length: > 0 } url ? new RuleTarget.ToUrl(url) : null;
            case "refuse":
                var reason = target.Text("refuse") ?? string.Empty;
                if (ReasonCodes.Clicks.Contains(reason))
                {
                    return new RuleTarget.Refusal(reason);
                }

                target.Refuse("refuse", "invalid", "A reason code of clicks, such as geo_country or sub_blocked.");
                return null;
            default:
                var shares = ReadShares(target, path, problems);
                var choice = new RouteChoice(target.Named<Rotation>("rotation") ?? Rotation.Weighted, target.Flag("sticky"), target.Flag("prefer_unseen"));
                return new RuleTarget.ToOffers(shares, choice, target.Text("fallback_url"));
        }
    }

    private static List<(OfferId Offer, int Weight)> ReadShares(JsonFields target, string path, List<ConditionProblem> problems)
    {
        var shares = new List<(OfferId Offer, int Weight)>();
        var list = target.List("offers");
        if (list.Count is 0 or > RouteEntry.MostOffers)
        {
            target.Refuse("offers", "required", $"1 to {RouteEntry.MostOffers} offers, each with a weight.");
        }

        for (var index = 0; index < list.Count; index++)
        {
            var share = new JsonFields(list[index], $"{path}.offers[{index}]", problems, ["offer", "weight"]);
            var weight = share.Number("weight") ?? DefaultWeight;
            if (weight is < 0 or > MostWeight)
            {
                share.Refuse("weight", "invalid", $"A whole number from 0 to {MostWeight}; 0 sends no visitors.");
            }

            if (!EntityId.TryParse<OfferId>(share.Text("offer"), out var offer) || shares.Exists(other => other.Offer == offer))
            {
                share.Refuse("offer", "invalid", "An offer's id (off_…), each once.");
                continue;
            }

            shares.Add((offer, weight));
        }

        return shares;
    }
}
