using Npgsql;
using TrackingPlatform.Data.Attribution;
using TrackingPlatform.Data.Clicks;
using TrackingPlatform.Data.Postbacks;
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
/// Stores and books together what is plain of some hundred postbacks: new conversions of stored clicks, in five round trips and one commit. Everything else (repeats,
/// refusals, caps, foreign currencies, volume tiers, clicks on their way or imported) is left to the ledger's own way, one by one. The decisions are the same functions.
/// </summary>
internal sealed class BatchBooking(NpgsqlConnection connection, TemplateMacros macros, TenantId tenant, AdvertiserId advertiser, DateTimeOffset now)
{
    // A limit keeps PostgreSQL from turning the look-ups into a join: each id is found by the key of its own day, however the tables grew since it was planned.
    private const string ClicksSql =
        $"select found.* from unnest($2) wanted (id) cross join lateral (select {ClickReading.Columns} from clicks where tenant_id = $1 and click_id = wanted.id limit 1) found";

    /// <summary>Stores and books what is plain, within the caller's transaction.</summary>
    /// <param name="requests">At most one about each transaction.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The receipts of those that were booked; null when some of them were stored before, so that the transaction must be given up.</returns>
    public async Task<Dictionary<ReceiptId, Receipt>?> BookAsync(IReadOnlyList<InboundPostback> requests, CancellationToken cancellationToken)
    {
        var claims = new List<(InboundPostback Request, PostbackClaim Claim)>();
        foreach (var request in requests)
        {
            if (request.Postback is { } postback && ClaimReader.Read(postback, EntityId.TimeOf(request.Id.Value)) is ClaimReading.Understood { Claim: { ChangesOnly: false, ClickId: not null } claim })
            {
                claims.Add((request, claim));
            }
        }

        return claims.Count == 0 ? [] : await BookAsync(await PlainAsync(claims, cancellationToken), cancellationToken);
    }

    private async Task<List<Plain>> PlainAsync(List<(InboundPostback Request, PostbackClaim Claim)> claims, CancellationToken cancellationToken)
    {
        var (rules, clicks) = await ReadAsync(claims, cancellationToken);
        var contexts = await ContextsAsync(clicks.Values, cancellationToken);
        var plain = new List<Plain>();
        foreach (var (request, claim) in claims)
        {
            if (rules.AskedOf(claim) is [AttributionKey.ClickId, ..]
                && claim.ClickId is { } named
                && clicks.TryGetValue(named, out var click)
                && contexts.TryGetValue(Route.Of(click), out var known)
                && Decide(request, claim, click, known with { Earner = new Earner(click.PublisherId, click) }) is { } decided)
            {
                plain.Add(decided);
            }
        }

        // In one order everywhere, so that two batches about the same transactions wait for each other and do not deadlock.
        plain.Sort((one, other) => string.CompareOrdinal(one.Booking.KeyOf(one.Event), other.Booking.KeyOf(other.Event)));
        return plain;
    }

    private Plain? Decide(InboundPostback request, PostbackClaim claim, Click click, BookingContext context)
    {
        if (Attributor.Attribute(claim, advertiser, click, context.Offer) is not AttributionOutcome.Attributed won)
        {
            return null;
        }

        var booking = new Booking(new Posting(tenant, advertiser, request.Id, now), claim, context, won.Offer, won.Explanation);
        var id = ConversionId.New(now);
        return ConversionPolicy.Check(claim, won.Offer, out var meant) is null
            && TermsReading.WithoutReading(booking, meant) is { } terms
            && booking.Throttled(ConversionPolicy.Open(claim, terms), meant, id) is ConversionDecision.Book book
            ? new Plain(request, booking, Route.Of(click), meant, book, id)
            : null;
    }

    private async Task<(AttributionRules Rules, Dictionary<ClickId, Click> Clicks)> ReadAsync(List<(InboundPostback Request, PostbackClaim Claim)> claims, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. claims.Select(each => each.Claim.ClickId).OfType<ClickId>().Select(click => click.Value).Distinct()];
        await using var batch = connection.CreateBatch().ForBooking(tenant.Value);
        AttributionBook.AddTo(batch, tenant);
        batch.Add(ClicksSql).Uuid(tenant.Value).Uuids(ids);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        var rules = await AttributionBook.ReadAsync(rows, cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        var clicks = new Dictionary<ClickId, Click>();
        while (await rows.ReadAsync(cancellationToken))
        {
            var click = ClickReading.Read(rows);
            clicks[click.Id] = click;
        }

        return (rules, clicks);
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

    private async Task<Dictionary<ReceiptId, Receipt>?> BookAsync(List<Plain> plain, CancellationToken cancellationToken)
    {
        var receipts = new Dictionary<ReceiptId, Receipt>();
        var fresh = await InsertAsync(await UncappedAsync(plain, cancellationToken), cancellationToken);
        if (fresh.Count == 0)
        {
            return receipts;
        }

        var writes = new BookingWrites(now);
        var inbound = new InboundRows(tenant, now);
        foreach (var (request, booking, _, meant, book, id) in fresh)
        {
            var (change, receipt) = booking.New(meant, book, id, CapPolicy.Decide([], null, book.Status, book.Money, book.Reason));
            writes.Add(change);
            inbound.Add(request, receipt);
            receipts[receipt.Id] = receipt;
        }

        await using var batch = connection.CreateBatch();
        var stored = inbound.AddTo(batch);
        CustomerClicks.AddTo(batch, fresh.Select(each => each.Booking));
        var check = writes.AddTo(batch);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        check();
        return stored.RecordsAffected == receipts.Count ? receipts : null;
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
        if (plain.Count == 0)
        {
            return [];
        }

        var inserts = Booking.NewRows();
        foreach (var (_, booking, _, meant, book, id) in plain)
        {
            booking.AddRow(inserts, meant, book, id);
        }

        await using var batch = connection.CreateBatch();
        Booking.AddInserts(batch, inserts);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        var fresh = new HashSet<Guid>();
        while (await rows.ReadAsync(cancellationToken))
        {
            fresh.Add(rows.GetGuid(0));
        }

        return plain.FindAll(each => fresh.Contains(each.Id.Value));
    }

    private readonly record struct Route(OfferId? Offer, PublisherId Publisher, CampaignId? Campaign, bool IsTest)
    {
        public static Route Of(Click click) => new(click.OfferId, click.PublisherId, click.CampaignId, click.Flags.HasFlag(ClickFlags.Test));
    }

    private sealed record Plain(InboundPostback Request, Booking Booking, Route Route, EventTerms Event, ConversionDecision.Book Book, ConversionId Id)
    {
        public (Route Route, EventId Event) CapsKey => (Route, Event.Id);
    }
}
