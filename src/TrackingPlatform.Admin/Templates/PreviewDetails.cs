using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Admin.Templates;

/// <summary>The rendered request, or what keeps it from being rendered.</summary>
/// <param name="Url">Null while there are problems; so are method and headers.</param>
/// <param name="Warnings">What should be pointed out.</param>
/// <param name="Problems">What keeps it from being saved or sent.</param>
/// <param name="Dialect">The platform whose macros were recognised; null where they are our own, or nobody's that is known.</param>
public sealed record PreviewDetails(
    string? Url,
    string? Method,
    IReadOnlyDictionary<string, string>? Headers,
    string? Body,
    string? ContentType,
    IReadOnlyList<FieldProblem> Warnings,
    IReadOnlyList<FieldProblem> Problems,
    string? Dialect = null);
