using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using TrackingPlatform.Data.Access;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Access;

/// <summary>
/// Honours <c>Idempotency-Key</c> on writes: the same request under the same key is done once and answered alike for 24 hours.
/// Only what was done is remembered; a refused request may be mended and sent again under its key.
/// </summary>
internal sealed class IdempotentRequests(RequestDelegate next, IdempotencyKeys keys, TimeProvider clock)
{
    public const string Header = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";

    private const int LongestKey = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public async Task InvokeAsync(HttpContext context)
    {
        var key = context.Request.Headers[Header].ToString();
        if (key.Length == 0 || !IsWrite(context.Request.Method) || AccessClaims.TenantOf(context.User) is not { } tenant)
        {
            await next(context);
        }
        else if (key.Length > LongestKey)
        {
            await ApiProblem.Because(StatusCodes.Status400BadRequest, "malformed", $"{Header} is longer than {LongestKey} characters.").ExecuteAsync(context);
        }
        else
        {
            await AnswerOnceAsync(context, tenant, key);
        }
    }

    private async Task AnswerOnceAsync(HttpContext context, TenantId tenant, string key)
    {
        var hash = await HashAsync(context.Request, context.RequestAborted);
        for (var start = clock.GetTimestamp(); ;)
        {
            switch (await keys.ClaimAsync(tenant, key, hash, context.RequestAborted))
            {
                case IdempotencyClaim.Won:
                    await WorkAsync(context, tenant, key);
                    return;
                case IdempotencyClaim.Answered { Answer: var answer }:
                    await ReplayAsync(context, answer);
                    return;
                case IdempotencyClaim.OtherRequest:
                    await ApiProblem.Because(StatusCodes.Status422UnprocessableEntity, "idempotency_key_reused", $"This {Header} was used for another request; take a fresh one.").ExecuteAsync(context);
                    return;
                case IdempotencyClaim.Pending when clock.GetElapsedTime(start) > Patience:
                    await ApiProblem.Because(StatusCodes.Status409Conflict, "idempotency_key_in_use", "The same request is still being worked on; ask again.").ExecuteAsync(context);
                    return;
                default:
                    await Task.Delay(Pause, clock, context.RequestAborted);
                    break;
            }
        }
    }

    private async Task WorkAsync(HttpContext context, TenantId tenant, string key)
    {
        var (outside, inside) = (context.Response.Body, new MemoryStream());
        var settled = false;
        try
        {
            context.Response.Body = inside;
            await next(context);
            if (context.Response.StatusCode is >= StatusCodes.Status200OK and < StatusCodes.Status300MultipleChoices)
            {
                // Past the work: the caller may leave, the answer must not.
                var headers = context.Response.Headers;
                await keys.SettleAsync(tenant, key, new IdempotentAnswer(context.Response.StatusCode, OrNull(headers.Location), OrNull(headers.ETag), inside.ToArray()), CancellationToken.None);
                settled = true;
            }
        }
        finally
        {
            context.Response.Body = outside;
            if (!settled)
            {
                await keys.ReleaseAsync(tenant, key, CancellationToken.None);
            }
        }

        await outside.WriteAsync(inside.GetBuffer().AsMemory(0, (int)inside.Length), context.RequestAborted);
    }

    private static async Task ReplayAsync(HttpContext context, IdempotentAnswer answer)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.Headers[ReplayedHeader] = "true";
        response.Headers.Location = answer.Location;
        response.Headers.ETag = answer.ETag;
        if (answer.Body.Length > 0)
        {
            response.ContentType = "application/json; charset=utf-8";
            await response.Body.WriteAsync(answer.Body, context.RequestAborted);
        }
    }

    /// <summary>Method, address, precondition and body; the body stays readable for whoever comes next.</summary>
    private static async Task<byte[]> HashAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path}{request.QueryString}\n{request.Headers.IfMatch}\n"));
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            for (int read; (read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                hash.AppendData(buffer, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }

    private static bool IsWrite(string method) => HttpMethods.IsPost(method) || HttpMethods.IsPatch(method) || HttpMethods.IsPut(method);

    private static string? OrNull(string? header) => string.IsNullOrEmpty(header) ? null : header;
}
