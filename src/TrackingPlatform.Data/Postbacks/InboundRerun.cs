using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Postbacks;

/// <summary>
/// Judges a refused postback again, under its own receipt, as the tenant is set up now: the stored request is read anew. Whoever asks for it
/// vouches for the sender, which is noted. What led to a conversion is left alone, so nothing is booked twice.
/// </summary>
public sealed class InboundRerun(TenantScope tenants, InboundLogReader log, DialectDesk dialects, IConversionLedger ledger, TimeProvider clock)
{
    // Should the process end in between, the settler judges it.
    private static readonly TimeSpan JudgementPatience = TimeSpan.FromSeconds(30);

    private const string ReopenSql =
        """
        update inbound set verdict = 'waiting', reason = null, detail = null, http_status = 202, judged_at = null, next_judgement_at = $3, postback = $4,
            click_id = $5, txn_id = $6, event = $7, dialect = $8, notes = array_append(array_remove(notes, $9), $9)
        where tenant_id = $1 and receipt_id = $2 and verdict = 'rejected'
        """;

    /// <summary>Judges it again.</summary>
    /// <param name="actor">Who asks; needs <see cref="Permissions.Operate"/>.</param>
    /// <param name="id">The receipt.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Outcome<Receipt>> RunAsync(Actor actor, ReceiptId id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Permissions.Operate))
        {
            return new Outcome<Receipt>.Forbidden(Permissions.Operate);
        }

        if (await log.FindAsync(actor.TenantId, id, cancellationToken) is not { } entry)
        {
            return new Outcome<Receipt>.NotFound();
        }

        if (entry.Verdict != PostbackVerdict.Rejected || entry.ConversionId is not null)
        {
            return new Outcome<Receipt>.Conflict(
                "not_refused", entry.Verdict == PostbackVerdict.Waiting ? "It waits for its click and is judged by itself." : "It led to a conversion already; change that instead.");
        }

        if (entry.AdvertiserId is not { } advertiser)
        {
            return new Outcome<Receipt>.Conflict("sender_unknown", "Nothing in it says which advertiser sent it.");
        }

        var (path, query) = entry.Target.Split('?', 2) is [var before, var after] ? (before, after) : (entry.Target, "");
        var body = entry.Body.Length == 0 ? [] : PostbackParameters.FromBody(entry.Body, entry.ContentType);
        var asked = PostbackParameters.FromForm(query);
        var taken = await dialects.ReadAsync(actor.TenantId, cancellationToken);
        var dialect = DialectRoutes.Recognise(path, name => asked.Concat(body ?? []).Any(parameter => string.Equals(parameter.Key, name, StringComparison.OrdinalIgnoreCase)));
        if (dialect is { } manner && !taken.ContainsKey(manner))
        {
            if (!DialectRoutes.IsShared(path))
            {
                return new Outcome<Receipt>.Conflict(ReasonCodes.DialectOff, "Postbacks of that platform's kind are not switched on.");
            }

            dialect = null;
        }

        var counting = body is null ? null : Counting(entry, asked, body);
        var parameters = counting is null || dialect is null ? counting : DialectTranslation.Translate(dialect.Value, counting);
        if (parameters is null || PostbackFields.Check(parameters) is not null)
        {
            return new Outcome<Receipt>.Conflict(ReasonCodes.Malformed, "It cannot be read as a postback, now as then.");
        }

        var postback = PostbackParsing.Read(parameters, dialect, path, each => taken.GetValueOrDefault(each) ?? DialectSettings.Plain);
        return await ReopenAsync(actor.TenantId, id, postback, dialect, cancellationToken)
            ? new Outcome<Receipt>.Done(await ledger.RecordAsync(actor.TenantId, advertiser, id, postback, cancellationToken))
            : new Outcome<Receipt>.Conflict("not_refused", "Somebody else ran it again at the same time.");
    }

    // Of a signed request only what was signed counts, now as then.
    private static IReadOnlyList<KeyValuePair<string, string>> Counting(
        InboundEntry entry, IReadOnlyList<KeyValuePair<string, string>> query, IReadOnlyList<KeyValuePair<string, string>> body) =>
        entry.Authentication != "signature" ? [.. query, .. body] : entry.Body.Length > 0 ? body : query;

    private Task<bool> ReopenAsync(TenantId tenant, ReceiptId id, Postback postback, PostbackDialect? dialect, CancellationToken cancellationToken) =>
        tenants.RunAsync(
            tenant,
            async (context, token) =>
            {
                await using var batch = context.CreateBatch();
                batch.Add(ReopenSql).Uuid(tenant.Value).Uuid(id.Value).Time(clock.GetUtcNow() + JudgementPatience)
                    .Json(JsonSerializer.Serialize(postback, DataJson.Default.Postback))
                    .Uuid(EntityId.TryParse<ClickId>(postback.ClickId?.Trim(), out var click) ? click.Value : null)
                    .Text(InboundRows.Short(postback.TransactionId)).Text(InboundRows.Short(postback.Event))
                    .Text(dialect is { } manner ? WireName<PostbackDialect>.Of(manner) : null).Text(ReasonCodes.Manual);
                return await batch.ExecuteNonQueryAsync(token) == 1;
            },
            cancellationToken);
}
