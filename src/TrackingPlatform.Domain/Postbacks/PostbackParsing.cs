namespace TrackingPlatform.Domain.Postbacks;

/// <summary>Makes a postback of parameters that stand under our names.</summary>
public static class PostbackParsing
{
    /// <summary>Reads the parameters that count.</summary>
    /// <param name="parameters">Names are ours already.</param>
    /// <param name="dialect">The manner it came in; null for our own.</param>
    /// <param name="path">The path it came to.</param>
    /// <param name="settings">How its tenant takes that manner.</param>
    public static Postback Read(
        IReadOnlyList<KeyValuePair<string, string>> parameters, PostbackDialect? dialect, string path, Func<PostbackDialect, DialectSettings> settings)
    {
        var postback = PostbackFields.Read(parameters);
        return dialect is not { } manner
            ? postback
            : postback with
            {
                Event = settings(manner).EventOf(postback.Event, DialectTable.Of(manner)),
                ChangesOnly = string.Equals(path, DialectRoutes.ScaleoChange, StringComparison.OrdinalIgnoreCase) ? true : null,
            };
    }
}
