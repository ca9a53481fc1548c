namespace TrackingPlatform.Domain.Postbacks;

/// <summary>Says what became of a postback the way the other platform would, since its senders look for that.</summary>
/// <param name="HttpStatus">The HTTP status.</param>
/// <param name="Text">The body, plain text.</param>
public sealed record DialectAnswer(int HttpStatus, string Text)
{
    /// <summary>The answer to a receipt.</summary>
    /// <param name="dialect">Whose manner the postback was in.</param>
    /// <param name="receipt">What became of it.</param>
    /// <param name="alwaysAnswers200">The tenant wants 200 throughout.</param>
    public static DialectAnswer Of(PostbackDialect dialect, Receipt receipt, bool alwaysAnswers200)
    {
        var isTaken = receipt.Verdict != PostbackVerdict.Rejected;
        var why = $"{receipt.Reason}{(receipt.Detail is { } detail ? $": {detail}" : "")}";
        return dialect == PostbackDialect.Tune
            ? new DialectAnswer(200, isTaken ? "success=true;" : $"success=false; err_msg={Line(why)};")
            : new DialectAnswer(alwaysAnswers200 ? 200 : receipt.HttpStatus, isTaken ? Tenancy.WireName<PostbackVerdict>.Of(receipt.Verdict) : $"error: {why}");
    }

    // The semicolon ends a field there.
    private static string Line(string text) => text.Replace(';', ',').ReplaceLineEndings(" ");
}
