using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Admin.Access;

/// <summary>What a use case refused, for the forms that show it.</summary>
internal static class FieldMessages
{
    /// <summary>The first thing wrong with a field; null when it is right.</summary>
    public static string? For(this IReadOnlyList<FieldProblem> problems, string field) => problems.FirstOrDefault(problem => problem.Field == field)?.Message;

    /// <summary>By field, as the state of a form takes it.</summary>
    public static Dictionary<string, string[]> ByField(this IReadOnlyList<FieldProblem> problems) =>
        problems.GroupBy(problem => problem.Field).ToDictionary(group => group.Key, group => group.Select(problem => problem.Message).ToArray());
}
