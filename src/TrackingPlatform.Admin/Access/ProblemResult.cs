using Microsoft.AspNetCore.Http;

namespace TrackingPlatform.Admin.Access;

/// <summary>Answers with a problem.</summary>
internal sealed class ProblemResult(ProblemAnswer problem) : IResult
{
    public ProblemAnswer Problem => problem;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = problem.Status;
        return httpContext.Response.WriteAsJsonAsync(problem, AdminJson.Default.ProblemAnswer, "application/problem+json", httpContext.RequestAborted);
    }
}
