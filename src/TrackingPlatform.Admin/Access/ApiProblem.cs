using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Admin.Access;

/// <summary>Every way in which the API says no.</summary>
internal static class ApiProblem
{
    /// <summary>Answers what a use case came to; <paramref name="done"/> says how success looks.</summary>
    public static IResult ToResult<T>(this Outcome<T> outcome, Func<T, IResult> done) => outcome switch
    {
        Outcome<T>.Done success => done(success.Value),
        Outcome<T>.NotFound => NotFound(),
        Outcome<T>.Forbidden forbidden => Because(StatusCodes.Status403Forbidden, "forbidden", $"This needs the permission to {WordsFor(forbidden.Needed)}."),
        Outcome<T>.Invalid invalid => Invalid(invalid.Problems),
        Outcome<T>.Conflict { Reason: ConflictReasons.VersionConflict } changed => Because(StatusCodes.Status412PreconditionFailed, changed.Reason, changed.Detail),
        Outcome<T>.Conflict conflict => Because(StatusCodes.Status409Conflict, conflict.Reason, conflict.Detail),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Another tenant's thing and none at all look exactly alike.</summary>
    public static ProblemResult NotFound() => Because(StatusCodes.Status404NotFound, "not_found", "There is nothing under this address.");

    /// <summary>Wrong fields; the answer's reason is the first one's.</summary>
    public static ProblemResult Invalid(params IReadOnlyList<FieldProblem> problems)
    {
        var errors = problems
            .GroupBy(problem => problem.Field)
            .ToDictionary(group => group.Key, IReadOnlyList<string> (group) => [.. group.Select(problem => problem.Message)]);
        return Because(StatusCodes.Status422UnprocessableEntity, problems[0].Reason, problems[0].Message, errors);
    }

    public static ProblemResult Because(
        int status, string reason, string? detail = null, IReadOnlyDictionary<string, IReadOnlyList<string>>? errors = null, string? traceId = null) =>
        new(new ProblemAnswer("about:blank", ReasonPhrases.GetReasonPhrase(status), status, reason, detail, errors, traceId));

    /// <summary>For answers that the framework gives without a word, such as a wrong method.</summary>
    public static ProblemResult ForStatus(int status) => status switch
    {
        StatusCodes.Status400BadRequest => Because(status, "malformed", "The request cannot be read."),
        StatusCodes.Status401Unauthorized => Because(status, "token_missing", "Send an API key: Authorization: Bearer tpk_…"),
        StatusCodes.Status403Forbidden => Because(status, "forbidden", "The API key's scopes do not cover this."),
        StatusCodes.Status404NotFound => NotFound(),
        StatusCodes.Status405MethodNotAllowed => Because(status, "method_not_allowed", "This address does not take this method."),
        StatusCodes.Status413PayloadTooLarge => Because(status, "too_large", "The body is too large."),
        StatusCodes.Status415UnsupportedMediaType => Because(status, "unsupported_media_type", "Send JSON: Content-Type: application/json."),
        StatusCodes.Status429TooManyRequests => Because(status, "rate_limited", "Too many requests; wait as long as Retry-After says."),
        < StatusCodes.Status500InternalServerError => Because(status, "refused"),
        _ => Because(status, "internal_error", "Something went wrong here; it is in the log."),
    };

    private static string WordsFor(Permissions needed) => string.Join(
        " and ",
        Enum.GetValues<Permissions>().Where(each => each is not Permissions.None && needed.HasFlag(each)).Select(each => each switch
        {
            Permissions.None => "do nothing",
            Permissions.Read => "read",
            Permissions.Write => "change the set-up",
            Permissions.Operate => "change conversions and send deliveries again",
            Permissions.SeeSecrets => "see secrets",
            Permissions.Administer => "administer people, keys and settings",
            Permissions.Own => "make and unmake owners",
            Permissions.Propose => "propose as a publisher",
        }));
}
