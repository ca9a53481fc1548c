using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Edge.Postbacks;

/// <summary><c>POST /postback/batch</c>: many postbacks of one advertiser in one request, each with a receipt of its own.</summary>
internal sealed class BatchEndpoint(
    PostbackAuthentication authentication, UnprovenLimit limit, PostbackIntake single, BatchIntake intake, IBatchKeys keys, TimeProvider clock, ILogger<BatchEndpoint> logger)
{
    private const string KeyHeader = "Idempotency-Key";

    // Rows that share their transactions: enough to pay for the round trips, few enough that one failure costs little.
    private const int Together = 500;

    public async Task ReceiveAsync(HttpContext context)
    {
        var request = await PostbackReader.ReadBatchAsync(context.Request, context.RequestAborted);
        var identity = await authentication.IdentifyAsync(request, null);
        if (identity is PostbackIdentity.Unproven && !limit.Allows(context.Connection.RemoteIpAddress))
        {
            await PostbackAnswers.TooManyAsync(context.Response);
            return;
        }

        IReadOnlyList<BatchRow> rows = [];
        if (request.Problem is null && identity is PostbackIdentity.Proven)
        {
            (rows, var problem) = BatchBody.Rows(request.RawBody, request.ContentType, context.Request.Headers.ContentEncoding);
            request = request with { Problem = problem };
        }

        if (request.Problem is not null || identity is not PostbackIdentity.Proven { Sender: var sender } proven)
        {
            await RefuseAsync(context, new PostbackArrival(request, request, null, identity));
            return;
        }

        var now = clock.GetUtcNow();
        IReadOnlyList<ReceiptId>? receipts = [.. rows.Select(_ => ReceiptId.New(now))];
        try
        {
            receipts = await ReceiptsAsync(sender, context.Request.Headers[KeyHeader].ToString(), request.RawBody, rows, receipts);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Without the keys nobody can say whether the batch was here before; with a later try they can.
            logger.KeysUnknown(failure);
            await PostbackAnswers.UnavailableAsync(context.Response);
            return;
        }

        if (receipts is null)
        {
            var refusal = new PostbackRefusal(ReasonCodes.IdempotencyKeyReused, $"This {KeyHeader} was used with another body; give every batch a key of its own.", 422);
            await RefuseAsync(context, new PostbackArrival(request with { Problem = refusal }, request with { Problem = refusal }, null, identity));
            return;
        }

        await AnswerAsync(context.Response, request, proven, rows, receipts);
    }

    private async Task RefuseAsync(HttpContext context, PostbackArrival arrival)
    {
        var receipt = await single.TakeAsync(arrival.ToInbound(ReceiptId.New(clock.GetUtcNow())), null);
        await (receipt is null
            ? PostbackAnswers.UnavailableAsync(context.Response)
            : PostbackAnswers.ReceiptAsync(context.Response, receipt, arrival.Named?.AlwaysAnswers200 ?? false));
    }

    private async Task<IReadOnlyList<ReceiptId>?> ReceiptsAsync(
        PostbackSender sender, string batchKey, byte[] body, IReadOnlyList<BatchRow> rows, IReadOnlyList<ReceiptId> fresh)
    {
        var receipts = fresh;
        if (batchKey.Length > 0)
        {
            // A longer key is still a key; what is kept of it has a bound.
            var key = batchKey.Length <= PostbackLimits.Key ? batchKey : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(batchKey)));
            receipts = await keys.ClaimAsync(sender.TenantId, sender.Id, key, SHA256.HashData(body), receipts, CancellationToken.None);
        }

        var named = new Dictionary<string, ReceiptId>(StringComparer.Ordinal);
        for (var index = 0; receipts is not null && index < rows.Count; index++)
        {
            if (rows[index].Key is { } key)
            {
                named.TryAdd(key, receipts[index]);
            }
        }

        if (receipts is null || named.Count == 0)
        {
            return receipts;
        }

        var known = await keys.ClaimRowsAsync(sender.TenantId, sender.Id, named, CancellationToken.None);
        return [.. rows.Select((row, index) => row.Key is { } key ? known[key] : receipts[index])];
    }

    // Receipts are sent as they come, so that neither side holds ten thousand of them; the sender may hang up, and the rest is judged all the same. Rows are judged in their
    // order, since later ones may change what earlier ones book; the next are read meanwhile.
    private async Task AnswerAsync(HttpResponse response, PostbackRequest request, PostbackIdentity.Proven identity, IReadOnlyList<BatchRow> rows, IReadOnlyList<ReceiptId> receipts)
    {
        response.StatusCode = identity.Sender.AlwaysAnswers200 ? StatusCodes.Status200OK : StatusCodes.Status207MultiStatus;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        await using var writer = new Utf8JsonWriter(response.BodyWriter);
        writer.WriteStartArray();
        var inbound = Some(0);
        for (var from = 0; from < rows.Count; from += Together)
        {
            var (current, taking) = (inbound, intake.TakeAsync(inbound, identity.Sender));
            inbound = Some(from + Together);
            var byId = current.Zip(await taking).ToDictionary(pair => pair.First.Id, pair => pair.Second);
            for (var index = from; index < Math.Min(from + Together, rows.Count); index++)
            {
                var receipt = byId[receipts[index]] ?? Receipt.Refused(receipts[index], ReasonCodes.Unavailable, "The postback could not be kept; send it again.", StatusCodes.Status503ServiceUnavailable);
                JsonSerializer.Serialize(writer, ReceiptAnswer.Of(receipt), PostbackJson.Default.ReceiptAnswer);
            }

            await writer.FlushAsync(CancellationToken.None);
        }

        writer.WriteEndArray();

        List<InboundPostback> Some(int from) =>
        [
            .. Enumerable.Range(from, Math.Clamp(rows.Count - from, 0, Together)).DistinctBy(index => receipts[index])
                .Select(index => Inbound(request, identity, rows[index], index + 1, receipts[index])),
        ];
    }

    private static InboundPostback Inbound(PostbackRequest request, PostbackIdentity.Proven identity, BatchRow row, int number, ReceiptId receipt)
    {
        var sender = identity.Sender;
        var postback = row.Problem is null ? PostbackFields.Read(row.Parameters) : null;
        var isAnothers = postback?.Advertiser?.Trim() is { Length: > 0 } named && (!EntityId.TryParse<AdvertiserId>(named, out var id) || id != sender.Id);
        var refusal = isAnothers ? new PostbackRefusal(ReasonCodes.AdvertiserMismatch, "The row names another advertiser than the one who sent the batch.", 422) : row.Problem;
        return new InboundPostback
        {
            Id = receipt,
            TenantId = sender.TenantId,
            AdvertiserId = sender.Id,
            Method = request.Method,
            Target = string.Create(CultureInfo.InvariantCulture, $"{request.StoredTarget}#row={number}"),
            ContentType = request.ContentType,
            Body = SecretMask.Body(row.Raw, [.. row.Parameters.Where(parameter => parameter.Key == PostbackFields.Token).Select(parameter => parameter.Value)]),
            RemoteAddress = request.RemoteAddress,
            UserAgent = request.UserAgent,
            Notes = [.. identity.Noted],
            Authentication = identity.How,
            Postback = postback,
            Verdict = refusal is null ? PostbackVerdict.Waiting : PostbackVerdict.Rejected,
            Reason = refusal?.Reason,
            Detail = refusal?.Detail,
            HttpStatus = refusal?.HttpStatus ?? 202,
        };
    }
}
