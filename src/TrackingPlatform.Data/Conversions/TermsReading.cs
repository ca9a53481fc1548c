using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Data.Conversions;

/// <summary>Reads what the money of a conversion depends on beside its event: the rate of its currency and what its publisher has reached.</summary>
internal static class TermsReading
{
    // A rate of the pair as it is sent comes before the inverse of the opposite pair.
    private const string RateSql =
        """
        select rate, valid_from, is_inverse from (
            (select rate, valid_from, false as is_inverse from currency_rates
                where tenant_id = $1 and base = $2 and quote = $3 and valid_from <= $4 order by valid_from desc limit 1)
            union all
            (select rate, valid_from, true from currency_rates
                where tenant_id = $1 and base = $3 and quote = $2 and valid_from <= $4 order by valid_from desc limit 1)) known
        order by is_inverse limit 1
        """;

    // One at a time a publisher and event: two that are booked side by side would both be the hundredth. Taken before the conversion is inserted or
    // locked by everyone, so that nobody waits for it with a conversion in hand.
    private const string OneAtATimeSql = "select pg_advisory_xact_lock(hashtextextended($1, 0))";

    private const string VolumeSql =
        """
        select count(*)::numeric, coalesce(sum(amount), 0) from conversions
        where tenant_id = $1 and offer_id = $2 and event_id = $3 and publisher_id = $4 and status = 'approved' and not is_test
            and occurred_at >= $5 and occurred_at < $6 and (occurred_at < $7 or occurred_at = $7 and ($8::uuid is null or conversion_id < $8))
        """;

    /// <summary>The terms of a new conversion, where nothing needs to be read for them; null where something does.</summary>
    public static BookingTerms? WithoutReading(Booking booking, EventTerms meant)
    {
        var terms = TermsOf(booking, meant);
        return Quotation.IsForeign(booking.Claim, terms) || SpansOf(meant).Length > 0 ? null : terms;
    }

    /// <summary>Reads them; most events depend on nothing more, and cost nothing more.</summary>
    /// <param name="connection">In the ledger's transaction.</param>
    /// <param name="booking">The postback being booked.</param>
    /// <param name="meant">The event.</param>
    /// <param name="stored">The conversion it is about; null for a new one.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<BookingTerms> ReadAsync(
        NpgsqlConnection connection, Booking booking, EventTerms meant, StoredConversion? stored, CancellationToken cancellationToken)
    {
        var (context, offer, claim) = (booking.Context, booking.Offer, booking.Claim);
        var terms = TermsOf(booking, meant);
        var occurredAt = stored?.OccurredAt ?? claim.OccurredAt;
        var isForeign = Quotation.IsForeign(claim, terms);
        var spans = SpansOf(meant);
        if (!isForeign && spans.Length == 0)
        {
            return terms;
        }

        await using var batch = connection.CreateBatch();
        var tenant = booking.Posting.Tenant.Value;
        if (isForeign)
        {
            batch.Add(RateSql).Uuid(tenant).Text(claim.Currency?.Code).Text(offer.Currency.Code).Time(occurredAt);
        }

        if (spans.Length > 0)
        {
            batch.Add(OneAtATimeSql).Text($"volume {tenant} {meant.Id} {context.Publisher}");
        }

        foreach (var span in spans)
        {
            var period = CapSpan.Around(span.Period, occurredAt, terms.Zone);
            batch.Add(VolumeSql)
                .Uuid(tenant).Uuid(offer.Id.Value).Uuid(meant.Id.Value).Uuid(context.Publisher.Value)
                .Time(period.Start).Time(period.End).Time(occurredAt).Uuid(stored?.State.Id.Value);
        }

        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        if (isForeign)
        {
            terms = terms with { Rate = await RateAsync(rows, claim.Currency!.Value, offer.Currency, cancellationToken) }; // foreign, so it has one
            await rows.NextResultAsync(cancellationToken);
        }

        return spans.Length == 0 ? terms : terms with { Volumes = await VolumesAsync(rows, spans, cancellationToken) };
    }

    private static BookingTerms TermsOf(Booking booking, EventTerms meant) =>
        new(booking.Offer, meant) { Publisher = booking.Context.Publisher, Click = booking.Context.Click, Zone = booking.Context.Zone };

    private static VolumeSpan[] SpansOf(EventTerms meant) => [.. meant.PayoutRules.Select(rule => rule.After?.Span).OfType<VolumeSpan>().Distinct()];

    private static async Task<ExchangeRate?> RateAsync(NpgsqlDataReader rows, Currency from, Currency to, CancellationToken cancellationToken) =>
        await rows.ReadAsync(cancellationToken)
            ? new ExchangeRate(from, to, rows.GetDecimal(0), rows.Time(1)) { IsInverse = rows.GetBoolean(2) }
            : null;

    private static async Task<Dictionary<VolumeSpan, decimal>> VolumesAsync(NpgsqlDataReader rows, VolumeSpan[] spans, CancellationToken cancellationToken)
    {
        var volumes = new Dictionary<VolumeSpan, decimal>();
        foreach (var span in spans)
        {
            await rows.NextResultAsync(cancellationToken);
            await rows.ReadAsync(cancellationToken);
            volumes[span] = span.What switch
            {
                VolumeMeasure.Conversions => rows.GetDecimal(0),
                VolumeMeasure.Amount => rows.GetDecimal(1),
            };
        }

        return volumes;
    }
}
