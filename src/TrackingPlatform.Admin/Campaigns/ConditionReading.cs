using System.Text.Json;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>Reads conditions out of drafts, and puts what is wrong with them to its place.</summary>
internal static class ConditionReading
{
    private const int LongestText = 2_048;

    /// <param name="draft">Null or empty holds always.</param>
    /// <param name="field">Where it stands in the request.</param>
    /// <param name="check">Collects the problems.</param>
    /// <param name="use">What it is asked of.</param>
    /// <returns>Null when it holds always, or was refused.</returns>
    public static Condition? Read(ConditionDraft? draft, string field, DraftCheck check, ConditionUse use = ConditionUse.Routing)
    {
        if (draft is null or { IsEmpty: true })
        {
            return null;
        }

        var json = draft.ToJson();
        PlainTexts(json, field, check);
        var condition = ConditionJson.Read(json, out var problems);
        if (condition is not null)
        {
            _ = ConditionCompiler.Compile(condition, use, out problems);
        }

        Refuse(problems, path => path.Length == 0 ? field : $"{field}.{path}", check);
        return problems.Count == 0 ? condition : null;
    }

    public static void Refuse(IReadOnlyList<ConditionProblem> problems, Func<string, string> place, DraftCheck check)
    {
        foreach (var problem in problems)
        {
            check.Refuse(place(problem.Path), problem.Code, problem.Message);
        }
    }

    /// <summary>No text in it may be endless or hold what can neither be typed nor kept.</summary>
    public static void PlainTexts(JsonElement json, string field, DraftCheck check)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                check.Text(field, json.GetString(), LongestText);
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in json.EnumerateArray())
                {
                    PlainTexts(item, $"{field}[{index++}]", check);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in json.EnumerateObject())
                {
                    PlainTexts(member.Value, $"{field}.{member.Name}", check);
                }

                break;
        }
    }
}
