using System.Collections.Frozen;

namespace TrackingPlatform.Domain.Postbacks;

/// <summary>Tells by its path, and where a path serves several by its parameters, whose manner a postback is in.</summary>
public static class DialectRoutes
{
    /// <summary>Our own postbacks, and the root of <see cref="Named"/>.</summary>
    public const string Own = "/postback";

    /// <summary>Updates only: what names no booked conversion books none.</summary>
    public const string ScaleoChange = "/track/conv-change";

    /// <summary>Paths that belong to one platform alone.</summary>
    public static readonly FrozenDictionary<string, PostbackDialect> Paths = new Dictionary<string, PostbackDialect>
    {
        ["/aff_lsr"] = PostbackDialect.Tune,
        ["/aff_l"] = PostbackDialect.Tune,
        ["/aff_goal"] = PostbackDialect.Tune,
        ["/p.ashx"] = PostbackDialect.Cake,
        ["/acquisition"] = PostbackDialect.Trackier,
        ["/track/conv"] = PostbackDialect.Scaleo,
        [ScaleoChange] = PostbackDialect.Scaleo,
        ["/track/conv-addchange"] = PostbackDialect.Scaleo,
        ["/p"] = PostbackDialect.Offer18,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The path under which any platform's postbacks are taken, wherever its own path leads elsewhere: <c>/postback/everflow</c>.</summary>
    public static string Named(PostbackDialect dialect) => $"{Own}/{Tenancy.WireName<PostbackDialect>.Of(dialect)}";

    /// <summary>Whose manner it is in; null for our own.</summary>
    /// <param name="path">The path of the request.</param>
    /// <param name="has">Whether the request has a parameter of this name, in any case.</param>
    public static PostbackDialect? Recognise(string path, Func<string, bool> has)
    {
        if (Paths.TryGetValue(path, out var dialect))
        {
            return dialect;
        }

        if (path == "/")
        {
            return IsEverflow(has) ? PostbackDialect.Everflow : null;
        }

        if (path.StartsWith(Own + "/", StringComparison.OrdinalIgnoreCase))
        {
            return Tenancy.WireName<PostbackDialect>.TryParse(path[(Own.Length + 1)..].ToLowerInvariant(), out var named) ? named : null;
        }

        return has("clickid") || has("click_id") && (has("secure") || has("action_id")) ? PostbackDialect.Affise
            : has("cid") && !has("click_id") ? PostbackDialect.Voluum
            : null;
    }

    /// <summary>Whether a request to the bare host is a postback of Everflow's: nothing else asks with both.</summary>
    public static bool IsEverflow(Func<string, bool> has) => has("nid") && has("transaction_id");

    /// <summary>Whether the path serves us too. Where the tenant does not take the other platform's postbacks, one that comes there is read as ours.</summary>
    public static bool IsShared(string path) => string.Equals(path, Own, StringComparison.OrdinalIgnoreCase);
}
