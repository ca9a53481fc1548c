using System.Diagnostics.CodeAnalysis;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Edge.Postbacks;

/// <summary>Answers a postback with <c>dry_run=1</c>: what would become of it. Nothing is stored, so without a database there is no answer.</summary>
internal sealed class PostbackDryRun(IPostbackRehearsal rehearsal, ILogger<PostbackDryRun> logger)
{
    /// <summary>Whether what was read asks to be run dry.</summary>
    public static bool IsWanted(Postback? read, [NotNullWhen(true)] out Postback? postback)
    {
        postback = read;
        return read?.DryRun?.Trim() is not (null or "" or "0" or "false");
    }

    public async Task AnswerAsync(HttpContext context, PostbackSender sender, Postback postback)
    {
        Rehearsal told;
        try
        {
            told = await rehearsal.RunAsync(sender.TenantId, sender.Id, postback, context.RequestAborted);
        }
        catch (Exception failure) when (failure is not OperationCanceledException and not OutOfMemoryException)
        {
            logger.DryRunFailed(failure);
            await PostbackAnswers.ProblemAsync(context.Response, PostbackProblem.Of(503, ReasonCodes.Unavailable, "The dry run could not be made; try again."));
            return;
        }

        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsJsonAsync(told, PostbackJson.Default.Rehearsal);
    }
}
