using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Edge.Postbacks;

/// <summary>Writes answers as the contract has them.</summary>
internal static class PostbackAnswers
{
    private const string RetrySeconds = "30";

    private const string ReceiptHeader = "X-Receipt";

    /// <param name="response">Where to write.</param>
    /// <param name="receipt">What to say.</param>
    /// <param name="alwaysAnswers200">The tenant wants 200 throughout; then every answer has the shape of a receipt.</param>
    public static Task ReceiptAsync(HttpResponse response, Receipt receipt, bool alwaysAnswers200)
    {
        if (receipt.HttpStatus >= 400 && !alwaysAnswers200)
        {
            return ProblemAsync(response, PostbackProblem.Of(receipt));
        }

        Prepare(response, alwaysAnswers200 ? StatusCodes.Status200OK : receipt.HttpStatus);
        return response.WriteAsJsonAsync(ReceiptAnswer.Of(receipt), PostbackJson.Default.ReceiptAnswer);
    }

    /// <summary>Answers the way another platform would; the receipt's id stands in a header.</summary>
    public static Task InDialectAsync(HttpResponse response, PostbackDialect dialect, Receipt receipt, bool alwaysAnswers200)
    {
        var answer = DialectAnswer.Of(dialect, receipt, alwaysAnswers200);
        Prepare(response, answer.HttpStatus);
        response.Headers[ReceiptHeader] = receipt.Id.ToString();
        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(answer.Text);
    }

    public static Task ProblemAsync(HttpResponse response, PostbackProblem problem)
    {
        Prepare(response, problem.Status);
        return response.WriteAsJsonAsync(problem, PostbackJson.Default.PostbackProblem, "application/problem+json");
    }

    /// <summary>Asks for patience: too much came without proof.</summary>
    public static Task TooManyAsync(HttpResponse response)
    {
        response.Headers.RetryAfter = RetrySeconds;
        return ProblemAsync(response, PostbackProblem.Of(429, ReasonCodes.TooManyRequests, "Too many requests without a valid token or signature came from your network."));
    }

    /// <summary>Asks for another try: nothing was kept.</summary>
    public static Task UnavailableAsync(HttpResponse response)
    {
        response.Headers.RetryAfter = RetrySeconds;
        return ProblemAsync(response, PostbackProblem.Of(503, ReasonCodes.Unavailable, "The postback could not be kept; send it again."));
    }

    private static void Prepare(HttpResponse response, int status)
    {
        response.StatusCode = status;
        response.Headers.CacheControl = "no-store";
    }
}
