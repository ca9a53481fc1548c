using System.Text.Json;
using Npgsql;
using TrackingPlatform.Data.Attribution;
using TrackingPlatform.Data.Offers;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Conversions;

/// <summary>An attributed postback being booked, within the ledger's transaction.</summary>
internal sealed record Booking(Posting Posting, PostbackClaim Claim, BookingContext Context, OfferTerms Offer, AttributionExplanation Explanation)
{
    private static readonly RowShape Shape = new(
        "tenant_id uuid, conversion_id uuid, click_id uuid, click_at timestamptz, link_id uuid, campaign_id uuid, offer_id uuid, event_id uuid, advertiser_id uuid, " +
        "publisher_id uuid, dedupe_key text, txn_id text, status text, amount numeric, currency text, payout numeric, revenue numeric, occurred_at timestamptz, " +
        "booked_at timestamptz, changed_at timestamptz, adv text[], user_id text, coupon text, creative text, campaign_ref text, others text[], country text, " +
        "first_receipt_id uuid, event_seq int, explanation jsonb, reason text, release_at timestamptz, pricing jsonb, items jsonb, is_test bool");

    private static readonly string InsertSql =
        $"""
        insert into conversions ({Shape.Columns}) select {Shape.Values} from {Shape.Given}
        on conflict (tenant_id, offer_id, event_id, dedupe_key) do nothing
        returning conversion_id
        """;

    /// <summary>Rows for new conversions.</summary>
    public static RowSet NewRows() => new(Shape);

    /// <summary>Adds the statement that inserts them, in their order; it yields the ids of those whose keys were free.</summary>
    public static void AddInserts(NpgsqlBatch batch, RowSet rows) => rows.AddTo(batch, InsertSql);

    /// <summary>Inserts the conversion; null when its key is taken. With it come the caps it falls under.</summary>
    public async Task<(ConversionId? Id, CapsInForce Caps)> TryInsertAsync(
        NpgsqlConnection connection, EventTerms terms, ConversionDecision.Book book, CancellationToken cancellationToken)
    {
        var id = ConversionId.New(Posting.Now);
        await using var batch = connection.CreateBatch();
        var row = NewRows();
        AddRow(row, terms, book, id);
        AddInserts(batch, row);
        Context.AddCaps(batch, Offer, terms.Id);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        var isNew = await rows.ReadAsync(cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        return (isNew ? id : null, await Context.ReadCapsAsync(rows, Offer, terms.Id, cancellationToken));
    }

    /// <summary>Adds the conversion as a row.</summary>
    public void AddRow(RowSet rows, EventTerms terms, ConversionDecision.Book book, ConversionId id)
    {
        var (click, details) = (Context.Click, Claim.Details);
        rows.Row()
            .Uuid(Posting.Tenant.Value).Uuid(id.Value).Uuid(click?.Id.Value).Time(click?.At).Uuid(Context.Link?.Value).Uuid(Context.Campaign?.Value)
            .Uuid(Offer.Id.Value).Uuid(terms.Id.Value).Uuid(Offer.AdvertiserId.Value).Uuid(Context.Publisher.Value)
            .Text(KeyOf(terms)).Text(Claim.TransactionId).Text(WireName<ConversionStatus>.Of(book.Status))
            .Number(book.Money.Amount).Text(Offer.Currency.Code).Number(book.Money.Payout).Number(book.Money.Revenue)
            .Time(Claim.OccurredAt).Time(Posting.Now).Time(Posting.Now)
            .Texts(BookingWrites.Texts(details.Adv))
            .Text(details.UserId).Text(details.Coupon).Text(details.Creative).Text(details.CampaignRef).Texts(RowReading.Flattened(details.Others))
            .Text(click?.Visitor.Country).Uuid(Posting.Receipt.Value).Int(1)
            .Json(JsonSerializer.Serialize(Explanation, DataJson.Default.AttributionExplanation))
            .Text(book.Reason).Time(book.ReleaseAt).Json(BookingWrites.Text(book.Pricing)).Json(BookingWrites.Text(details.Items))
            .Flag(Context.IsTest);
    }

    /// <summary>The conversion that has the key, locked until the end of the transaction, and the caps it falls under; null when there is none.</summary>
    public async Task<(StoredConversion Stored, CapsInForce Caps)?> LockExistingAsync(NpgsqlConnection connection, EventTerms terms, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Add($"select {StoredConversion.Columns} from conversions where tenant_id = $1 and offer_id = $2 and event_id = $3 and dedupe_key = $4 for update")
            .Uuid(Posting.Tenant.Value).Uuid(Offer.Id.Value).Uuid(terms.Id.Value).Text(KeyOf(terms));
        Context.AddCaps(batch, Offer, terms.Id);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        if (!await rows.ReadAsync(cancellationToken))
        {
            return null;
        }

        var stored = StoredConversion.Read(rows);
        await rows.NextResultAsync(cancellationToken);
        return (stored, await Context.ReadCapsAsync(rows, Offer, terms.Id, cancellationToken));
    }

    /// <summary>Writes what follows from a new conversion.</summary>
    public async Task<Receipt> FinishNewAsync(
        NpgsqlConnection connection, EventTerms terms, ConversionDecision.Book book, ConversionId id, CapsInForce inForce, CancellationToken cancellationToken)
    {
        var caps = await CapCounters.DecideAsync(connection, inForce, id, null, Claim.OccurredAt, (book.Status, book.Money, book.Reason), cancellationToken);
        var (change, receipt) = New(terms, book, id, caps);
        await using var batch = connection.CreateBatch();
        if (caps.Full is not null)
        {
            BookingWrites.AddRevision(batch, change, Posting.Now);
        }

        CustomerClicks.AddTo(batch, [this]);
        await WriteAsync(batch, change, receipt, cancellationToken);
        return receipt;
    }

    /// <summary>What a new conversion is under its caps, and the receipt that says so.</summary>
    public (BookedChange Change, Receipt Receipt) New(EventTerms terms, ConversionDecision.Book book, ConversionId id, CapDecision caps)
    {
        var booked = book.Under(caps);
        var verdict = booked.Status == ConversionStatus.Hold ? PostbackVerdict.Held : PostbackVerdict.Accepted;
        var receipt = new Receipt(Posting.Receipt, verdict, booked.Reason, null, id, null, booked.Status, 200);
        var change = Change(terms, id, 1, booked.Status, booked.Money) with
        {
            Delta = ConversionFigures.Of(booked.Status, booked.Money),
            OccurredAt = Claim.OccurredAt,
            TransactionId = Claim.TransactionId,
            Details = Claim.Details,
            Reason = booked.Reason,
            ReleaseAt = booked.ReleaseAt,
            Pricing = booked.Pricing,
            Caps = caps,
        };
        return (change, receipt);
    }

    /// <summary>Writes the next state of a booked conversion and what follows from it.</summary>
    public async Task<Receipt> FinishChangeAsync(
        NpgsqlConnection connection, EventTerms terms, ConversionDecision.Change wanted, StoredConversion stored, CapsInForce inForce, CancellationToken cancellationToken)
    {
        var id = stored.State.Id;
        var caps = await CapCounters.DecideAsync(connection, inForce, id, stored.State, stored.OccurredAt, (wanted.Status, wanted.Money, wanted.Reason), cancellationToken);
        if (wanted.Under(caps, stored.State) is not ConversionDecision.Change decided)
        {
            return await Posting.RepeatAsync(connection, stored.State, cancellationToken);
        }

        var verdict = decided.Status == ConversionStatus.Hold && decided.Reason is not null && decided.Reason != stored.State.Reason ? PostbackVerdict.Held : PostbackVerdict.Updated;
        var receipt = new Receipt(Posting.Receipt, verdict, decided.Reason, null, id, null, decided.Status, 200);
        var change = Change(terms, id, decided.Sequence, decided.Status, decided.Money) with
        {
            Delta = ConversionFigures.Of(decided.Status, decided.Money) - stored.State.Figures,
            OccurredAt = stored.OccurredAt,
            TransactionId = stored.TransactionId,
            Details = decided.Details ?? stored.State.Details,
            ReplacesDetails = decided.Details is not null,
            Reason = decided.Reason,
            ReleaseAt = decided.ReleaseAt,
            Pricing = decided.Pricing,
            Caps = caps,
        };
        await using var batch = connection.CreateBatch();
        BookingWrites.AddRevision(batch, change, Posting.Now);
        await WriteAsync(batch, change, receipt, cancellationToken);
        return receipt;
    }

    private async Task WriteAsync(NpgsqlBatch batch, BookedChange change, Receipt receipt, CancellationToken cancellationToken)
    {
        var check = BookingWrites.AddChange(batch, change, Posting.Now);
        Posting.AddVerdict(batch, receipt, null);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        check();
    }

    /// <summary>The key under which a repeat finds the conversion.</summary>
    public string KeyOf(EventTerms terms) => DedupeKey.Of(Claim, terms.Rules.Dedupe, Posting.Receipt);

    private BookedChange Change(EventTerms terms, ConversionId id, int sequence, ConversionStatus status, ConversionMoney money) => new()
    {
        Context = Context,
        Offer = Offer,
        Event = terms,
        ConversionId = id,
        Sequence = sequence,
        Status = status,
        Money = money,
        Delta = default,
        OccurredAt = Claim.OccurredAt,
        Source = "postback",
        Receipt = Posting.Receipt,
    };
}
