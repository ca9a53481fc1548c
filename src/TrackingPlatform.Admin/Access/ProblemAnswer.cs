using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Access;

/// <summary>An error as RFC 9457 writes it, with the reason code and, for wrong fields, what is wrong with each.</summary>
internal sealed record ProblemAnswer(
    string Type,
    string Title,
    int Status,
    string Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TraceId = null);
