using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Reconciliation;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Reconciliation;

/// <summary>
/// Does something about many lines of a reconciliation. What books money goes through the ledger as postbacks do; each line has its receipt before, so doing it
/// again after a fault finds what became of it. A line that somebody did something about is left alone.
/// </summary>
public sealed class ReconciliationActions(TenantScope tenants, ReconciliationBook book, IConversionLedger ledger, ConversionEdits edits, TimeProvider clock)
{
    /// <summary>Lines of one call at the most; whoever has more calls again.</summary>
    public const int Most = 500;

    private const string ClaimSql = """
        update reconciliation_lines l set receipt_id = coalesce(l.receipt_id, fresh.id) from unnest($3::int[], $4::uuid[]) fresh (number, id)
        where l.tenant_id = $1 and l.reconciliation_id = $2 and l.number = fresh.number and l.action is null returning l.number, l.receipt_id
        """;

    private const string MarkSql = """
        update reconciliation_lines set action = $4, action_by = $5, action_at = $6, note = $7, outcome = $8, reason = $9
        where tenant_id = $1 and reconciliation_id = $2 and number = $3 and action is null
        """;

    /// <summary>The lines that an action fits, of those chosen, that nobody did anything about yet.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="list">The reconciliation.</param>
    /// <param name="action">The action.</param>
    /// <param name="numbers">The lines chosen; null for all of <paramref name="class"/>.</param>
    /// <param name="class">The class chosen; null for all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<ReconciliationLineEntry>> FittingAsync(
        TenantId tenant, ReconciliationEntry list, LineAction action, IReadOnlyCollection<int>? numbers, LineClass? @class, CancellationToken cancellationToken)
    {
        var lines = await book.LinesAsync(tenant, list.Id, @class is { } one ? [one] : [], 0, int.MaxValue, cancellationToken);
        return [.. lines.Where(line => line.Action is null && (numbers?.Contains(line.Number) ?? true) && action.Fits(list.Side, line.Class, line.BookedStatus, line.Problem is null))];
    }

    /// <summary>Does it.</summary>
    /// <param name="actor">Who asks; needs <see cref="Permissions.Operate"/>, which the caller has checked.</param>
    /// <param name="list">The reconciliation, not signed yet.</param>
    /// <param name="action">The action.</param>
    /// <param name="lines">Lines that it fits, at most <see cref="Most"/>.</param>
    /// <param name="note">Why; kept with each line and, where a conversion is changed, in its history.</param>
    /// <param name="cancellationToken">Stops it; calling again settles the rest.</param>
    public async Task RunAsync(Actor actor, ReconciliationEntry list, LineAction action, IReadOnlyList<ReconciliationLineEntry> lines, string? note, CancellationToken cancellationToken)
    {
        switch (action)
        {
            case LineAction.Create or LineAction.Adjust:
                await PostAsync(actor, list, action, lines, note, cancellationToken);
                break;
            case LineAction.Approve:
                foreach (var line in lines)
                {
                    await ApproveAsync(actor, list, line, note, cancellationToken);
                }

                break;
            case LineAction.Dispute:
                await MarkAsync(actor, list, action, [.. lines.Select(line => (line.Number, "disputed", (string?)null))], note, cancellationToken);
                break;
        }
    }

    private async Task PostAsync(Actor actor, ReconciliationEntry list, LineAction action, IReadOnlyList<ReconciliationLineEntry> lines, string? note, CancellationToken cancellationToken)
    {
        var advertiser = list.Advertiser ?? throw new InvalidOperationException($"{list.Id} is no advertiser's.");
        var rows = ListReading.Rows(await book.FileAsync(actor.TenantId, list.Id, cancellationToken), list.Format, list.Fields);
        var names = action == LineAction.Create ? [] : await tenants.RunAsync(
            actor.TenantId, (context, token) => BookedNames.ReadAsync(context, [.. lines.Select(line => line.Conversion).OfType<ConversionId>().Select(id => id.Value)], token), cancellationToken);
        var receipts = await ClaimAsync(actor.TenantId, list.Id, lines, cancellationToken);
        var requests = new List<InboundPostback>();
        var settled = new List<(int Number, string Outcome, string? Reason)>();
        foreach (var line in lines.Where(line => receipts.ContainsKey(line.Number)))
        {
            var listed = line.Listed ?? throw new InvalidOperationException($"Line {line.Number} of {list.Id} has no row.");
            if (action == LineAction.Create)
            {
                requests.Add(Inbound(actor.TenantId, advertiser, list.Id, line.Number, receipts[line.Number], AsListed(list, listed, rows[listed.Number - 1])));
            }
            else if (line.Conversion is { } conversion && names.TryGetValue(conversion, out var known))
            {
                requests.Add(Inbound(actor.TenantId, advertiser, list.Id, line.Number, receipts[line.Number], AsBooked(known, rows[listed.Number - 1])));
            }
            else
            {
                // Its event keeps every request as a further conversion.
                settled.Add((line.Number, "refused", ReasonCodes.StatusLocked));
            }
        }

        var judged = requests.Count == 0 ? [] : await ledger.TakeManyAsync(actor.TenantId, advertiser, requests, cancellationToken);
        var numbers = receipts.ToDictionary(each => each.Value, each => each.Key);
        await MarkAsync(actor, list, action, [.. settled, .. judged.Select(receipt => (numbers[receipt.Id], WireName<PostbackVerdict>.Of(receipt.Verdict), receipt.Reason))], note, cancellationToken);
    }

    // A row is booked as it stands, at our time.
    private static List<KeyValuePair<string, string>> AsListed(ReconciliationEntry list, ListedSale listed, BatchRow row)
    {
        var parameters = row.Parameters.Where(parameter => parameter.Key != "timestamp").ToList();
        if (listed.At is { } at)
        {
            parameters.Add(KeyValuePair.Create("timestamp", (at + list.Window.Shift).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture)));
        }

        return parameters;
    }

    // A conversion is told what the row says of its money and status, under the conversion's own keys.
    private static List<KeyValuePair<string, string>> AsBooked(IReadOnlyList<KeyValuePair<string, string>> names, BatchRow row) =>
        [.. names, .. row.Parameters.Where(parameter => parameter.Key is "amount" or "currency" or "status" or "revenue" or "payout")];

    private async Task ApproveAsync(Actor actor, ReconciliationEntry list, ReconciliationLineEntry line, string? note, CancellationToken cancellationToken)
    {
        var conversion = line.Conversion ?? throw new InvalidOperationException($"Line {line.Number} of {list.Id} has no conversion.");
        var (outcome, reason) = await edits.ChangeAsync(actor, conversion, ConversionStatus.Approved, null, note ?? $"{list.Id}", null, cancellationToken) switch
        {
            Outcome<ConversionState>.Done => ("approved", null),
            Outcome<ConversionState>.Conflict conflict => ("refused", (string?)conflict.Reason),
            Outcome<ConversionState>.Invalid { Problems: [var first, ..] } => ("refused", first.Reason),
            _ => ("refused", ReasonCodes.ConversionNotFound),
        };
        await MarkAsync(actor, list, LineAction.Approve, [(line.Number, outcome, reason)], note, cancellationToken);
    }

    private Task<Dictionary<int, ReceiptId>> ClaimAsync(TenantId tenant, ReconciliationId id, IReadOnlyList<ReconciliationLineEntry> lines, CancellationToken cancellationToken) => tenants.RunAsync(
        tenant,
        async (context, token) =>
        {
            var now = clock.GetUtcNow();
            await using var batch = context.CreateBatch();
            batch.Add(ClaimSql).Uuid(tenant.Value).Uuid(id.Value).Ints([.. lines.Select(line => line.Number)]).Uuids([.. lines.Select(_ => ReceiptId.New(now).Value)]);
            await using var rows = await batch.ExecuteReaderAsync(token);
            var receipts = new Dictionary<int, ReceiptId>();
            while (await rows.ReadAsync(token))
            {
                receipts[rows.GetInt32(0)] = new ReceiptId(rows.GetGuid(1));
            }

            return receipts;
        },
        cancellationToken);

    private Task MarkAsync(
        Actor actor, ReconciliationEntry list, LineAction action, IReadOnlyList<(int Number, string Outcome, string? Reason)> lines, string? note, CancellationToken cancellationToken) => tenants.RunAsync(
        actor.TenantId,
        async (context, token) =>
        {
            await using var batch = context.CreateBatch();
            foreach (var (number, outcome, reason) in lines)
            {
                batch.Add(MarkSql).Uuid(actor.TenantId.Value).Uuid(list.Id.Value).Int(number).Text(WireName<LineAction>.Of(action)).Text(actor.Name).Time(clock.GetUtcNow()).Text(note).Text(outcome).Text(reason);
            }

            if (lines.Count > 0)
            {
                await batch.ExecuteNonQueryAsync(token);
            }
        },
        cancellationToken);

    // Whoever does it vouches for the advertiser, which is noted.
    private static InboundPostback Inbound(TenantId tenant, AdvertiserId advertiser, ReconciliationId id, int number, ReceiptId receipt, List<KeyValuePair<string, string>> parameters) => new()
    {
        Id = receipt,
        TenantId = tenant,
        AdvertiserId = advertiser,
        Method = "POST",
        Target = string.Create(CultureInfo.InvariantCulture, $"/api/v1/reconciliations/{id}#line={number}"),
        ContentType = "application/json",
        Body = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(parameters.DistinctBy(parameter => parameter.Key).ToDictionary(), DataJson.Default.DictionaryStringString)),
        Notes = [ReasonCodes.Manual],
        Authentication = "upload",
        Postback = PostbackFields.Read(parameters),
        Verdict = PostbackVerdict.Waiting,
        HttpStatus = 202,
    };
}
