using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Data.Uploads;

/// <summary>Books the rows of an upload as a batch of postbacks is booked. A row has its receipt before it is booked, so booking it again finds what became of it.</summary>
public sealed class UploadBooking(TenantScope tenants, IConversionLedger ledger, IBatchKeys keys, TimeProvider clock)
{
    private const int Part = 500;

    private const string ClaimSql = """
        update upload_rows set receipt_id = coalesce(upload_rows.receipt_id, fresh.id) from unnest($3::int[], $4::uuid[]) fresh (number, id)
        where tenant_id = $1 and upload_id = $2 and upload_rows.number = fresh.number returning upload_rows.number, upload_rows.receipt_id
        """;

    private const string RepeatSql = "update upload_rows set receipt_id = $4, is_repeat = true where tenant_id = $1 and upload_id = $2 and number = $3";

    /// <summary>Books a part of the rows.</summary>
    /// <param name="work">The upload.</param>
    /// <param name="from">Rows that are booked already.</param>
    /// <param name="cancellationToken">Stops it; calling again settles the rest.</param>
    /// <returns>How many are booked then.</returns>
    public async Task<int> RunAsync(UploadWork work, int from, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        var until = Math.Min(from + Part, work.Rows.Count);
        if (until == from)
        {
            return until;
        }

        var receipts = await ClaimAsync(work, from, until, cancellationToken);
        await FollowKeysAsync(work, receipts, cancellationToken);
        var requests = receipts.OrderBy(each => each.Key).DistinctBy(each => each.Value).Select(each => Inbound(work, each.Key, each.Value)).ToList();
        await ledger.TakeManyAsync(work.Tenant, work.Upload.Advertiser, requests, cancellationToken);
        return until;
    }

    // The rows, by their number, with the receipts they have or get.
    private Task<Dictionary<int, ReceiptId>> ClaimAsync(UploadWork work, int from, int until, CancellationToken cancellationToken) => tenants.RunAsync(
        work.Tenant,
        async (context, token) =>
        {
            var numbers = Enumerable.Range(from + 1, until - from).ToArray();
            var now = clock.GetUtcNow();
            await using var batch = context.CreateBatch();
            batch.Add(ClaimSql).Uuid(work.Tenant.Value).Uuid(work.Upload.Id.Value).Ints(numbers).Uuids([.. numbers.Select(_ => ReceiptId.New(now).Value)]);
            await using var rows = await batch.ExecuteReaderAsync(token);
            var receipts = new Dictionary<int, ReceiptId>();
            while (await rows.ReadAsync(token))
            {
                receipts[rows.GetInt32(0)] = new ReceiptId(rows.GetGuid(1));
            }

            return receipts.Count == numbers.Length ? receipts : throw new InvalidOperationException($"{work.Upload.Id} is booked, and not all of its rows were checked.");
        },
        cancellationToken);

    // Rows with keys of their own may have been here before, in this file or another batch.
    private async Task FollowKeysAsync(UploadWork work, Dictionary<int, ReceiptId> receipts, CancellationToken cancellationToken)
    {
        var named = new Dictionary<string, ReceiptId>(StringComparer.Ordinal);
        var keyed = receipts.Keys.Where(number => work.Rows[number - 1].Key is not null).Order().ToList();
        keyed.ForEach(number => named.TryAdd(work.Rows[number - 1].Key!, receipts[number])); // chosen for having one
        if (named.Count == 0)
        {
            return;
        }

        var known = await keys.ClaimRowsAsync(work.Tenant, work.Upload.Advertiser, named, cancellationToken);
        var repeats = keyed.Where(number => known[work.Rows[number - 1].Key!] != receipts[number]).ToList();
        repeats.ForEach(number => receipts[number] = known[work.Rows[number - 1].Key!]);
        if (repeats.Count == 0)
        {
            return;
        }

        await tenants.RunAsync(
            work.Tenant,
            async (context, token) =>
            {
                await using var batch = context.CreateBatch();
                foreach (var number in repeats)
                {
                    batch.Add(RepeatSql).Uuid(work.Tenant.Value).Uuid(work.Upload.Id.Value).Int(number).Uuid(receipts[number].Value);
                }

                await batch.ExecuteNonQueryAsync(token);
            },
            cancellationToken);
    }

    // Whoever hands the file over vouches for the advertiser, which is noted.
    private static InboundPostback Inbound(UploadWork work, int number, ReceiptId receipt)
    {
        var row = work.Rows[number - 1];
        return new InboundPostback
        {
            Id = receipt,
            TenantId = work.Tenant,
            AdvertiserId = work.Upload.Advertiser,
            Method = "POST",
            Target = string.Create(CultureInfo.InvariantCulture, $"/api/v1/uploads/{work.Upload.Id}#row={number}"),
            ContentType = row.Parameters.Count == 0 ? "text/csv" : "application/json",
            Body = row.Raw,
            Notes = [ReasonCodes.Manual],
            Authentication = "upload",
            Postback = row.Problem is null ? PostbackFields.Read(row.Parameters) : null,
            Verdict = row.Problem is null ? PostbackVerdict.Waiting : PostbackVerdict.Rejected,
            Reason = row.Problem?.Reason,
            Detail = row.Problem?.Detail,
            HttpStatus = row.Problem?.HttpStatus ?? 202,
        };
    }
}
