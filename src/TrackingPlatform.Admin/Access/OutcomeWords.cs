using System.Diagnostics;
using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Admin.Access;

/// <summary>Why something was not done, in a line for a toast.</summary>
internal static class OutcomeWords
{
    /// <summary>Null when it was done.</summary>
    public static string? Refusal<T>(this Outcome<T> outcome) => outcome switch
    {
        Outcome<T>.Done => null,
        Outcome<T>.NotFound => "It is not there any more; load the page again.",
        Outcome<T>.Forbidden { Needed: var needed } => needed.HasFlag(Permissions.Own) ? "Only an owner may do this." : "Your role does not allow this.",
        Outcome<T>.Invalid { Problems: [var first, ..] } => first.Message,
        Outcome<T>.Conflict conflict => conflict.Detail,
        _ => throw new UnreachableException(),
    };
}
