using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Admin.Access;

/// <summary>Stands round the API: whatever goes wrong below, the caller gets a problem with a reason, never an empty answer or a stack trace.</summary>
internal sealed class ApiErrors(RequestDelegate next, ILogger<ApiErrors> logger)
{
    private const string UnmappedMember = "could not be mapped to any .NET member";

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await AnswerAsync(context);
            if (context.Response is { HasStarted: false, StatusCode: >= StatusCodes.Status400BadRequest, ContentType: null })
            {
                await ApiProblem.ForStatus(context.Response.StatusCode).ExecuteAsync(context);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has left; there is nobody to answer.
        }
        catch (BadHttpRequestException unreadable) when (!context.Response.HasStarted)
        {
            await Explain(unreadable).ExecuteAsync(context);
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            var traceId = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
            logger.ApiRequestFailed(failure, context.Request.Method, context.Request.Path, traceId);
            context.Response.Clear();
            await ApiProblem.Because(StatusCodes.Status500InternalServerError, "internal_error", "Something went wrong here; it is in the log.", traceId: traceId).ExecuteAsync(context);
        }
    }

    /// <summary>What no route takes is told at once: 404, or the router's own 405 and 415, without asking for a key first.</summary>
    private Task AnswerAsync(HttpContext context) => context.GetEndpoint() switch
    {
        null => ApiProblem.NotFound().ExecuteAsync(context),
        RouteEndpoint => next(context),
        var refusal => refusal.RequestDelegate?.Invoke(context) ?? Task.CompletedTask,
    };

    private static ProblemResult Explain(BadHttpRequestException unreadable) => unreadable.InnerException switch
    {
        JsonException { Message: var message } unknown when message.Contains(UnmappedMember, StringComparison.Ordinal) =>
            ApiProblem.Invalid(new FieldProblem(FieldOf(unknown, message), "unknown_field", "There is no such field here.")),
        JsonException wrong when FieldOf(wrong) is { Length: > 0 } field =>
            ApiProblem.Because(StatusCodes.Status400BadRequest, "malformed", $"The value of {field} cannot be read.", new Dictionary<string, IReadOnlyList<string>> { [field] = ["This cannot be read."] }),
        JsonException => ApiProblem.Because(StatusCodes.Status400BadRequest, "malformed", "The body is not the JSON that is expected here."),
        _ when unreadable.StatusCode is not StatusCodes.Status400BadRequest => ApiProblem.ForStatus(unreadable.StatusCode),
        _ => ApiProblem.Because(StatusCodes.Status400BadRequest, "malformed", unreadable.Message),
    };

    /// <summary><c>$.events[0].payout</c> → <c>events[0].payout</c>.</summary>
    private static string FieldOf(JsonException wrong) => wrong.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : "";

    /// <summary>The path ends at the object for unknown members; their name stands in the message, between the first quotes.</summary>
    private static string FieldOf(JsonException unknown, string message)
    {
        var name = message.Split('\'', 3) is [_, var quoted, _] ? quoted : "";
        var path = FieldOf(unknown);
        return path.Length == 0 ? name : path == name || path.EndsWith("." + name, StringComparison.Ordinal) ? path : $"{path}.{name}";
    }
}
