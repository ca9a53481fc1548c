using Npgsql;
using TrackingPlatform.Data.Attribution;
using TrackingPlatform.Data.Clicks;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Conversions;

/// <summary>
/// Books together what is plain of a batch: new conversions of stored clicks, in five round trips and one commit for some hundred of them. Everything else (repeats,
/// refusals, caps, foreign currencies, volume tiers, clicks on their way or imported) is left to the ledger's own way, one by one. The decisions are the same functions.
/// </summary>
internal sealed class BatchBooking(NpgsqlConnection connection, TemplateMacros macros, TenantId tenant, AdvertiserId advertiser, DateTimeOffset now)
{
    private const string WaitingSql = "select receipt_id from inbound where tenant_id = $1 and receipt_id = any($2) and verdict = 'waiting' for update";

    private const string ClicksSql = $"select {ClickReading.Columns} from clicks where tenant_id = $1 and click_id = any($2) and click_id >= $3 and click_id <= $4";

    /// <summary>Books what is plain, within the caller's transaction.</summary>
    /// <param name="requests">Stored rows, at most one about each transaction.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The receipts of those that were booked.</returns>
    public async Task<Dictionary<ReceiptId, Receipt>> BookAsync(IEnumerable<InboundPostback> requests, CancellationToken cancellationToken)
    {
        var claims = new List<(Posting Posting, PostbackClaim Claim)>();
        foreach (var request in requests)
        {
            if (request.Postback is { } postback && ClaimReader.Read(postback, EntityId.TimeOf(request.Id.Value)) is ClaimReading.Understood { Claim: { ChangesOnly: false, ClickId: not null } claim })
            {
                claims.Add((new Posting(tenant, advertiser, request.Id, now), claim));
            }
        }

        return claims.Count == 0 ? [] : await BookAsync(await PlainAsync(claims, cancellationToken), cancellationToken);
    }

    private async Task<List<Plain>> PlainAsync(List<(Posting Posting, PostbackClaim Claim)> claims, CancellationToken cancellationToken)
    {
        var (waiting, rules, clicks) = await ReadAsync(claims, cancellationToken);
        var contexts = await ContextsAsync(clicks.Values, cancellationToken);
        var plain = new List<Plain>();
        foreach (var (posting, claim) in claims)
        {
            if (waiting.Contains(posting.Receipt.Value)
                && rules.AskedOf(claim) is [AttributionKey.ClickId, ..]
                && claim.ClickId is { } named
                && clicks.TryGetValue(named, out var click)
                && contexts.TryGetValue(Route.Of(click), out var known)
                && Decide(posting, claim, click, known with { Earner = new Earner(click.PublisherId, click) }) is { } decided)
            {
                plain.Add(decided);
            }
        }

        // In one order everywhere, so that two batches about the same transactions wait for each other and do not deadlock.
        plain.Sort((one, other) => string.CompareOrdinal(one.Booking.KeyOf(one.Event), other.Booking.KeyOf(other.Event)));
        return plain;
    }

    private static Plain? Decide(Posting posting, PostbackClaim claim, Click click, BookingContext context)
    {
        if (Attributor.Attribute(claim, posting.Advertiser, click, context.Offer) is not AttributionOutcome.Attributed won)
        {
            return null;
        }

        var booking = new Booking(posting, claim, context, won.Offer, won.Explanation);
        var id = ConversionId.New(posting.Now);
        return ConversionPolicy.Check(claim, won.Offer, out var meant) is null
            && TermsReading.WithoutReading(booking, meant) is { } terms
            && booking.Throttled(ConversionPolicy.Open(claim, terms), meant, id) is ConversionDecision.Book book
            ? new Plain(booking, Route.Of(click), meant, book, id)
            : null;
    }

    private async Task<(HashSet<Guid> Waiting, AttributionRules Rules, Dictionary<ClickId, Click> Clicks)> ReadAsync(List<(Posting Posting, PostbackClaim Claim)> claims, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. claims.Select(each => each.Claim.ClickId).OfType<ClickId>().Select(click => click.Value).Distinct().Order(UuidOrder.Instance)];
        await using var batch = connection.CreateBatch().ForTenant(tenant.Value);
        batch.Add(WaitingSql).Uuid(tenant.Value).Uuids([.. claims.Select(each => each.Posting.Receipt.Value)]);
        AttributionBook.AddTo(batch, tenant);
        batch.Add(ClicksSql).Uuid(tenant.Value).Uuids(ids).Uuid(ids[0]).Uuid(ids[^1]);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        var waiting = new HashSet<Guid>();
        while (await rows.ReadAsync(cancellationToken))
        {
            waiting.Add(rows.GetGuid(0));
        }

        await rows.NextResultAsync(cancellationToken);
        var rules = await AttributionBook.ReadAsync(rows, cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        var clicks = new Dictionary<ClickId, Click>();
        while (await rows.ReadAsync(cancellationToken))
        {
            var click = ClickReading.Read(rows);
            clicks[click.Id] = click;
        }

        return (waiting, rules, clicks);
    }

    // Clicks of one offer, publisher and campaign share all but themselves.
    private async Task<Dictionary<Route, BookingContext>> ContextsAsync(IEnumerable<Click> clicks, CancellationToken cancellationToken)
    {
        var contexts = new Dictionary<Route, BookingContext>();

        // A visitor who was led on from a page before the offer may have bought another; that is looked up one by one.
        var routes = clicks.Where(click => click.LandingPageId is null).GroupBy(Route.Of).Select(group => group.First()).ToList();
        if (routes.Count == 0)
        {
            return contexts;
        }

        await using var batch = connection.CreateBatch();
        foreach (var click in routes)
        {
            BookingReads.AddTerms(batch, tenant, click.OfferId, click.PublisherId, click.CampaignId);
        }

        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        foreach (var click in routes)
        {
            contexts[Route.Of(click)] = await BookingReads.ReadTermsAsync(rows, tenant, new Earner(click.PublisherId, click), macros, cancellationToken);
            await rows.NextResultAsync(cancellationToken);
        }

        return contexts;
    }

    private async Task<Dictionary<ReceiptId, Receipt>> BookAsync(List<Plain> plain, CancellationToken cancellationToken)
    {
        var receipts = new Dictionary<ReceiptId, Receipt>();
        var fresh = await InsertAsync(await UncappedAsync(plain, cancellationToken), cancellationToken);
        if (fresh.Count == 0)
        {
            return receipts;
        }

        var checks = new List<Action>();
        await using var batch = connection.CreateBatch();
        foreach (var (booking, _, meant, book, id) in fresh)
        {
            CustomerClicks.AddTo(batch, booking);
            var (change, receipt) = booking.New(meant, book, id, CapPolicy.Decide([], null, book.Status, book.Money, book.Reason));
            checks.Add(BookingWrites.AddChange(batch, change, now));
            booking.Posting.AddVerdict(batch, receipt, null);
            receipts[receipt.Id] = receipt;
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
        checks.ForEach(check => check());
        return receipts;
    }

    // A counter begins by counting what is stored, so what falls under a cap must not be stored together. The locks taken here hold a change of caps back until the end.
    private async Task<List<Plain>> UncappedAsync(List<Plain> plain, CancellationToken cancellationToken)
    {
        var kinds = plain.DistinctBy(each => each.CapsKey).ToList();
        if (kinds.Count == 0)
        {
            return [];
        }

        await using var batch = connection.CreateBatch();
        foreach (var each in kinds)
        {
            each.Booking.Context.AddCaps(batch, each.Booking.Offer, each.Event.Id);
        }

        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        var uncapped = new HashSet<(Route Route, EventId Event)>();
        foreach (var each in kinds)
        {
            var caps = await each.Booking.Context.ReadCapsAsync(rows, each.Booking.Offer, each.Event.Id, cancellationToken);
            if (caps.Caps.IsEmpty)
            {
                uncapped.Add(each.CapsKey);
            }

            await rows.NextResultAsync(cancellationToken);
        }

        return plain.FindAll(each => uncapped.Contains(each.CapsKey));
    }

    // The unique index decides which are new, here as for one alone.
    private async Task<List<Plain>> InsertAsync(List<Plain> plain, CancellationToken cancellationToken)
    {
        var fresh = new List<Plain>();
        if (plain.Count == 0)
        {
            return fresh;
        }

        await using var batch = connection.CreateBatch();
        foreach (var (booking, _, meant, book, id) in plain)
        {
            booking.AddInsert(batch, meant, book, id);
        }

        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        foreach (var each in plain)
        {
            if (await rows.ReadAsync(cancellationToken))
            {
                fresh.Add(each);
            }

            await rows.NextResultAsync(cancellationToken);
        }

        return fresh;
    }

    private readonly record struct Route(OfferId? Offer, PublisherId Publisher, CampaignId? Campaign, bool IsTest)
    {
        public static Route Of(Click click) => new(click.OfferId, click.PublisherId, click.CampaignId, click.Flags.HasFlag(ClickFlags.Test));
    }

    private sealed record Plain(Booking Booking, Route Route, EventTerms Event, ConversionDecision.Book Book, ConversionId Id)
    {
        public (Route Route, EventId Event) CapsKey => (Route, Event.Id);
    }

    // As PostgreSQL sorts them: by their bytes from the left.
    private sealed class UuidOrder : IComparer<Guid>
    {
        public static UuidOrder Instance { get; } = new();

        public int Compare(Guid one, Guid other)
        {
            Span<byte> left = stackalloc byte[16];
            Span<byte> right = stackalloc byte[16];
            one.TryWriteBytes(left, bigEndian: true, out _);
            other.TryWriteBytes(right, bigEndian: true, out _);
            return left.SequenceCompareTo(right);
        }
    }
}
