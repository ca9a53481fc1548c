using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Npgsql;
using TrackingPlatform.Data.Attribution;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Conversions;

/// <summary>The books in PostgreSQL: every postback is judged and booked in one transaction under its tenant's policies.</summary>
public sealed class ConversionLedger : IConversionLedger
{
    // Postbacks of a group that are judged one by one at a time: what keeps a small server busy and leaves connections for the others.
    private const int AtATime = 8;

    // Many are booked in parts side by side, so that one is computed while another is written; fewer are not worth a second connection.
    private const int Parts = 3;
    private const int LeastPart = 100;

    private readonly DataSources _sources;
    private readonly IInboundLog _inbound;
    private readonly TemplateMacros _macros;
    private readonly IClickBacklog _backlog;
    private readonly TimeProvider _clock;
    private readonly ILogger<ConversionLedger> _logger;
    private readonly GroupCommit<Sender, InboundPostback, Receipt> _together;

    public ConversionLedger(DataSources sources, IInboundLog inbound, TemplateMacros macros, IClickBacklog backlog, TimeProvider clock, ILogger<ConversionLedger> logger)
    {
        (_sources, _inbound, _macros, _backlog, _clock, _logger) = (sources, inbound, macros, backlog, clock, logger);
        _together = new GroupCommit<Sender, InboundPostback, Receipt>(TakeManyAsync, async (sender, request, stop) => (await TakeManyAsync(sender, [request], stop))[0]);
    }

    public Task<Receipt> TakeAsync(TenantId tenant, AdvertiserId advertiser, InboundPostback request, CancellationToken cancellationToken) =>
        _together.RunAsync(new Sender(tenant, advertiser), request, cancellationToken);

    public Task<IReadOnlyList<Receipt>> TakeManyAsync(TenantId tenant, AdvertiserId advertiser, IReadOnlyList<InboundPostback> requests, CancellationToken cancellationToken) =>
        TakeManyAsync(new Sender(tenant, advertiser), requests, cancellationToken);

    public async Task<Receipt> RecordAsync(TenantId tenant, AdvertiserId advertiser, ReceiptId receipt, Postback postback, CancellationToken cancellationToken)
    {
        var posting = new Posting(tenant, advertiser, receipt, _clock.GetUtcNow());
        await using var connection = await _sources.Runtime.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var judged = await JudgeAsync(connection, posting, postback, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return judged;
    }

    /// <summary>Judges and books a stored postback; what becomes of the transaction is for the caller to say.</summary>
    internal async Task<Receipt> JudgeAsync(NpgsqlConnection connection, Posting posting, Postback postback, CancellationToken cancellationToken)
    {
        var named = await ImportedClicks.TranslateAsync(connection, posting, postback, cancellationToken);
        return ClaimReader.Read(named, EntityId.TimeOf(posting.Receipt.Value)) switch
        {
            ClaimReading.Understood understood => await JudgeAsync(connection, posting, understood.Claim, cancellationToken),
            ClaimReading.Refused refused => await RefuseUnreadAsync(connection, posting, refused.Refusal, cancellationToken),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<IReadOnlyList<Receipt>> TakeManyAsync(Sender sender, IReadOnlyList<InboundPostback> requests, CancellationToken cancellationToken)
    {
        var groups = requests.Where(request => request is { Verdict: PostbackVerdict.Waiting, Postback: not null })
            .GroupBy(request => request.Postback!.TransactionId ?? request.Postback!.ClickId, StringComparer.Ordinal).ToList(); // not null, as just asked
        InboundPostback[] first = [.. groups.Select(group => group.First())];
        var parts = await Task.WhenAll(first.Chunk(Math.Max(LeastPart, (first.Length + Parts - 1) / Parts)).Select(part => BookTogetherAsync(sender, part, cancellationToken)));
        var receipts = new ConcurrentDictionary<ReceiptId, Receipt>(parts.SelectMany(part => part));

        // The others are stored, and then judged: rows about one transaction in their order, different ones side by side.
        await _inbound.AppendManyAsync(sender.Tenant, [.. requests.Where(request => !receipts.ContainsKey(request.Id))], cancellationToken);
        await Parallel.ForEachAsync(
            groups,
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken },
            async (group, stop) =>
            {
                foreach (var request in group.Where(request => !receipts.ContainsKey(request.Id)))
                {
                    receipts[request.Id] = await RecordAsync(sender.Tenant, sender.Advertiser, request.Id, request.Postback!, stop); // not null, as asked above
                }
            });
        return [.. requests.Select(request => receipts.GetValueOrDefault(request.Id) ?? Refused(request))];
    }

    private async Task<IReadOnlyDictionary<ReceiptId, Receipt>> BookTogetherAsync(Sender sender, InboundPostback[] requests, CancellationToken cancellationToken)
    {
        await using var connection = await _sources.Runtime.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            var booked = await new BatchBooking(connection, _macros, sender.Tenant, sender.Advertiser, _clock.GetUtcNow()).BookAsync(requests, cancellationToken);
            if (booked is { Count: > 0 })
            {
                await transaction.CommitAsync(cancellationToken);
                return booked;
            }
        }
        catch (PostgresException failure)
        {
            _logger.BatchNotTogether(failure);
        }

        // Nothing of it is booked; one by one the row that cannot be booked hurts itself only.
        return new Dictionary<ReceiptId, Receipt>();
    }

    private static Receipt Refused(InboundPostback request) => Receipt.Refused(request.Id, request.Reason ?? "", request.Detail ?? "", request.HttpStatus);

    private async Task<Receipt> JudgeAsync(NpgsqlConnection connection, Posting posting, PostbackClaim claim, CancellationToken cancellationToken)
    {
        Click? named = null;
        var rules = AttributionRules.Default;
        await using (var batch = connection.CreateBatch().ForBooking(posting.Tenant.Value))
        {
            posting.AddLock(batch);
            if (claim.NamesMoreThanClick)
            {
                AttributionBook.AddTo(batch, posting.Tenant);
            }

            if (claim.ClickId is { } click)
            {
                BookingReads.AddClick(batch, posting.Tenant, click);
            }

            await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
            await rows.NextResultAsync(cancellationToken);
            if (await posting.ReadJudgedAsync(rows, cancellationToken) is { } known)
            {
                return known;
            }

            if (claim.NamesMoreThanClick)
            {
                await rows.NextResultAsync(cancellationToken);
                rules = await AttributionBook.ReadAsync(rows, cancellationToken);
            }

            if (claim.ClickId is not null)
            {
                await rows.NextResultAsync(cancellationToken);
                named = await BookingReads.ReadClickAsync(rows, cancellationToken);
            }
        }

        if (named is null && claim.ClickId is { } missing)
        {
            named = await BookingReads.FindDroppedClickAsync(connection, posting.Tenant, missing, cancellationToken);
        }

        BookingContext? context = null;
        if (named is not null)
        {
            context = await BookingReads.ReadAsync(connection, posting.Tenant, new Earner(named.PublisherId, named), named.OfferId, _macros, cancellationToken);
            context = await FurtherOffer.FollowAsync(connection, posting, claim, context, cancellationToken);
            if (context.Click is { } led && rules.AskedOf(claim) is [AttributionKey.ClickId, ..] asked
                && Attributor.Attribute(claim, posting.Advertiser, led, context.Offer) is var outcome
                && (asked.Count == 1 || outcome is AttributionOutcome.Attributed))
            {
                return await SettleAsync(connection, posting, outcome, context, claim, cancellationToken);
            }
        }

        if (!claim.NamesMoreThanClick)
        {
            return await WaitOrRefuseAsync(connection, posting, claim, cancellationToken);
        }

        var search = new EarnerSearch(posting, claim, rules, _macros);
        var found = await search.FindAsync(connection, context, NextLook(posting, claim) is not null, cancellationToken);
        return await SettleAsync(connection, posting, found.Outcome, found.Context, found.Claim, cancellationToken);
    }

    private Task<Receipt> SettleAsync(
        NpgsqlConnection connection, Posting posting, AttributionOutcome outcome, BookingContext? context, PostbackClaim claim, CancellationToken cancellationToken) => outcome switch
    {
        AttributionOutcome.Refused refused => posting.RefuseAsync(connection, refused.Refusal, refused.Explanation, null, cancellationToken),
        AttributionOutcome.Attributed won when context is not null =>
            BookAsync(connection, new Booking(posting, claim, context, won.Offer, won.Explanation), claim.ChangesOnly ? NothingToChange : null, cancellationToken),
        AttributionOutcome.Expired late when context is not null =>
            BookAsync(connection, new Booking(posting, claim, context, late.Offer, late.Explanation), late.Refusal, cancellationToken),
        AttributionOutcome.Awaited => WaitOrRefuseAsync(connection, posting, claim, cancellationToken),
        _ => throw new UnreachableException(),
    };

    private static PostbackRefusal NothingToChange => new(ReasonCodes.ConversionNotFound, "This URL changes conversions, and there is none yet to change.", 404);

    // The unique index decides whether a conversion is new, never a look beforehand: a hundred equal postbacks at once insert one row.
    private static async Task<Receipt> BookAsync(NpgsqlConnection connection, Booking booking, PostbackRefusal? noNewOnes, CancellationToken cancellationToken)
    {
        var (posting, claim, explanation) = (booking.Posting, booking.Claim, booking.Explanation);
        if (ConversionPolicy.Check(claim, booking.Offer, out var meant) is { } wrong)
        {
            return await posting.RefuseAsync(connection, wrong, explanation, null, cancellationToken);
        }

        var terms = await TermsReading.ReadAsync(connection, booking, meant, null, cancellationToken);
        var id = ConversionId.New(posting.Now);
        var opening = noNewOnes is null ? booking.Throttled(ConversionPolicy.Open(claim, terms), meant, id) : new ConversionDecision.Refuse(noNewOnes);
        if (opening is ConversionDecision.Book book && await booking.TryInsertAsync(connection, meant, book, id, cancellationToken) is (true, var caps))
        {
            return await booking.FinishNewAsync(connection, meant, book, id, caps, cancellationToken);
        }

        if (await booking.LockExistingAsync(connection, meant, cancellationToken) is not var (stored, inForce))
        {
            return opening is ConversionDecision.Refuse refused
                ? await posting.RefuseAsync(connection, refused.Refusal, explanation, null, cancellationToken)
                : throw new InvalidOperationException("A conversion was in the way of its own insert and is gone.");
        }

        terms = await TermsReading.ReadAsync(connection, booking, meant, stored, cancellationToken);
        return ConversionPolicy.Revise(claim, terms, stored.State) switch
        {
            ConversionDecision.Duplicate => await posting.RepeatAsync(connection, stored.State, cancellationToken),
            ConversionDecision.Change change => await booking.FinishChangeAsync(connection, meant, change, stored, inForce, cancellationToken),
            ConversionDecision.Refuse refused => await posting.RefuseAsync(connection, refused.Refusal, explanation, stored.State, cancellationToken),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<Receipt> WaitOrRefuseAsync(NpgsqlConnection connection, Posting posting, PostbackClaim claim, CancellationToken cancellationToken) =>
        NextLook(posting, claim) is { } next
            ? await posting.WaitAsync(connection, next, cancellationToken)
            : await posting.RefuseAsync(
                connection,
                new PostbackRefusal(ReasonCodes.ClickNotFound, "There is no such click.", 404),
                null,
                null,
                cancellationToken);

    private DateTimeOffset? NextLook(Posting posting, PostbackClaim claim) =>
        claim.ClickId is { } click ? ClickArrival.NextLook(click, claim.ArrivedAt, posting.Now, _backlog.OldestUndrained) : null;

    private static async Task<Receipt> RefuseUnreadAsync(NpgsqlConnection connection, Posting posting, PostbackRefusal refusal, CancellationToken cancellationToken)
    {
        await using (var batch = connection.CreateBatch().ForBooking(posting.Tenant.Value))
        {
            posting.AddLock(batch);
            await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
            await rows.NextResultAsync(cancellationToken);
            if (await posting.ReadJudgedAsync(rows, cancellationToken) is { } known)
            {
                return known;
            }
        }

        return await posting.RefuseAsync(connection, refusal, null, null, cancellationToken);
    }

    private readonly record struct Sender(TenantId Tenant, AdvertiserId Advertiser);
}
