using System.Text.Json;
using Npgsql;
using TrackingPlatform.Data.Clicks;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Conversions;

/// <summary>
/// The statements that read who earned something and what it is booked by. The click comes first; what belongs to it is then asked for by its ids, since a
/// statement that looks the click up again for every part costs PostgreSQL more than another round trip.
/// </summary>
internal static class BookingReads
{
    private const string ClickSql = $"select {ClickReading.Columns} from clicks where tenant_id = $1 and click_id = $2";

    // Clicks are dropped by the day when they have grown old; what a conversion kept of its click then stands in, so that a refund still finds it.
    private const string DroppedClickSql =
        """
        select click_id, tenant_id, link_id, campaign_id, offer_id, advertiser_id, publisher_id, currency, 'redirected', null, '', case when is_test then 512 else 0 end, null, null, null, null, null,
            null, null, null, null, country, null, null, null, null, null, null, null, click_at::date, null, null, null, null, null, null, null
        from conversions where tenant_id = $1 and click_id = $2 order by conversion_id limit 1
        """;

    private const string OfferSql =
        """
        select offer.id, offer.advertiser_id, offer.name, offer.currency, offer.attribution_window, event.id, event.name, event.is_default, event.is_retired,
            event.payout_model, event.payout_amount, event.payout_percent, event.revenue_model, event.revenue_amount, event.revenue_percent, event.auto_status,
            event.dedupe, event.hold, event.attribution_window, event.visible_to_publisher, event.min_amount, event.max_amount, event.revenue_from_postback,
            event.payout_from_postback, event.payout_rules::text, case when event.payout_rules <> '[]' then tenant_time_zone() end,
            event.payout_categories::text, event.revenue_categories::text
        from offers offer join offer_events event on event.tenant_id = offer.tenant_id and event.offer_id = offer.id
        where offer.tenant_id = $1 and offer.id = $2
        order by event.position
        """;

    private const string PublisherSql =
        """
        select publisher.status, (select name from campaigns where tenant_id = $1 and id = $3),
            (select jsonb_agg(jsonb_build_object('id', throttle_id, 'offer', offer_id, 'event', event, 'percent', percent, 'effect', effect, 'key', encode(hash_key, 'base64')) order by throttle_id)
                from throttles where tenant_id = $1 and publisher_id = $2 and status = 'active')::text,
            exists (select from webhooks where tenant_id = $1 and status = 'active')
        from publishers publisher where publisher.tenant_id = $1 and publisher.id = $2
        """;

    private const string TemplatesSql =
        """
        select template.id, version.number, version.endpoint, template.offers, template.events, template.statuses,
            version.url, version.method, version.headers, version.body, version.content_type, template.links, template.condition::text, template.delay,
            version.batch_size, version.batch_every, case when template.condition is not null then tenant_time_zone() end
        from templates template join template_versions version
            on version.tenant_id = template.tenant_id and version.template_id = template.id and version.number = template.current_version
        where template.tenant_id = $1 and template.status = 'active' and template.publisher_id = $2
        order by template.id
        """;

    /// <summary>Adds the statement that reads a click.</summary>
    public static void AddClick(NpgsqlBatch batch, TenantId tenant, ClickId click) => batch.Add(ClickSql).Uuid(tenant.Value).Uuid(click.Value);

    /// <summary>Reads its result, the reader standing on it; null when no such click is stored.</summary>
    public static async Task<Click?> ReadClickAsync(NpgsqlDataReader rows, CancellationToken cancellationToken) =>
        await rows.ReadAsync(cancellationToken) ? ClickReading.Read(rows) : null;

    /// <summary>What conversions kept of a click that is stored no more; null when they never had it.</summary>
    public static async Task<Click?> FindDroppedClickAsync(NpgsqlConnection connection, TenantId tenant, ClickId click, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Add(DroppedClickSql).Uuid(tenant.Value).Uuid(click.Value);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        return await ReadClickAsync(rows, cancellationToken);
    }

    /// <summary>Adds the statements that read what an offer pays and whom to tell; three results.</summary>
    public static void AddTerms(NpgsqlBatch batch, TenantId tenant, OfferId? offer, PublisherId publisher, CampaignId? campaign)
    {
        batch.Add(OfferSql).Uuid(tenant.Value).Uuid(offer?.Value);
        batch.Add(PublisherSql).Uuid(tenant.Value).Uuid(publisher.Value).Uuid(campaign?.Value);
        batch.Add(TemplatesSql).Uuid(tenant.Value).Uuid(publisher.Value);
    }

    /// <summary>Reads the results, the reader standing on the first and then on the last.</summary>
    public static async Task<BookingContext> ReadTermsAsync(NpgsqlDataReader rows, TenantId tenant, Earner earner, TemplateMacros macros, CancellationToken cancellationToken)
    {
        var (offer, zone) = await OfferAsync(rows, cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        var (status, campaign, throttles, hasWebhooks) = await rows.ReadAsync(cancellationToken)
            ? (Parse<PublisherStatus>(rows.GetString(0)), rows.TextOrNull(1), ThrottleNote.Read(rows.TextOrNull(2)), rows.GetBoolean(3))
            : (PublisherStatus.Archived, null, [], false);
        await rows.NextResultAsync(cancellationToken);
        var templates = new List<TemplatePlan>();
        while (await rows.ReadAsync(cancellationToken))
        {
            templates.Add(Template(rows, macros));
        }

        return new BookingContext(tenant, earner, offer, status, campaign, templates) { Zone = zone, Throttles = throttles, HasWebhooks = hasWebhooks };
    }

    /// <summary>The context of what somebody earned with an offer.</summary>
    public static async Task<BookingContext> ReadAsync(
        NpgsqlConnection connection, TenantId tenant, Earner earner, OfferId? offer, TemplateMacros macros, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        AddTerms(batch, tenant, offer, earner.Publisher, earner.Click?.CampaignId);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        return await ReadTermsAsync(rows, tenant, earner, macros, cancellationToken);
    }

    /// <summary>The context of something booked, or about to be, with its click where it has one that is still known of.</summary>
    public static async Task<BookingContext> ReadAsync(
        NpgsqlConnection connection, TenantId tenant, ClickId? click, OfferId offer, PublisherId publisher, TemplateMacros macros, CancellationToken cancellationToken)
    {
        var known = click is { } id ? await FindClickAsync(connection, tenant, id, cancellationToken) : null;
        return await ReadAsync(connection, tenant, new Earner(publisher, known), offer, macros, cancellationToken);
    }

    private static async Task<Click?> FindClickAsync(NpgsqlConnection connection, TenantId tenant, ClickId click, CancellationToken cancellationToken)
    {
        Click? stored;
        await using (var batch = connection.CreateBatch())
        {
            AddClick(batch, tenant, click);
            await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
            stored = await ReadClickAsync(rows, cancellationToken);
        }

        return stored ?? await FindDroppedClickAsync(connection, tenant, click, cancellationToken);
    }

    /// <summary>The terms of several offers; those there are not are left out.</summary>
    public static async Task<IReadOnlyDictionary<OfferId, OfferTerms>> ReadOffersAsync(
        NpgsqlConnection connection, TenantId tenant, IReadOnlyList<OfferId> offers, CancellationToken cancellationToken)
    {
        var found = new Dictionary<OfferId, OfferTerms>();
        if (offers.Count == 0)
        {
            return found;
        }

        await using var batch = connection.CreateBatch();
        foreach (var offer in offers)
        {
            batch.Add(OfferSql).Uuid(tenant.Value).Uuid(offer.Value);
        }

        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        do
        {
            if (await OfferAsync(rows, cancellationToken) is ({ } terms, _))
            {
                found[terms.Id] = terms;
            }
        }
        while (await rows.NextResultAsync(cancellationToken));
        return found;
    }

    /// <summary>The terms of an offer that another statement named, and the zone its payouts' periods are cut in.</summary>
    public static async Task<(OfferTerms? Offer, TimeZoneInfo Zone)> ReadOfferAsync(NpgsqlConnection connection, TenantId tenant, OfferId offer, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Add(OfferSql).Uuid(tenant.Value).Uuid(offer.Value);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        return await OfferAsync(rows, cancellationToken);
    }

    private static async Task<(OfferTerms? Offer, TimeZoneInfo Zone)> OfferAsync(NpgsqlDataReader rows, CancellationToken cancellationToken)
    {
        OfferTerms? offer = null;
        var zone = TimeZoneInfo.Utc;
        var events = new List<EventTerms>();
        while (await rows.ReadAsync(cancellationToken))
        {
            offer ??= new OfferTerms(
                new OfferId(rows.GetGuid(0)), new AdvertiserId(rows.GetGuid(1)), rows.GetString(2), Currency.Of(rows.GetString(3)), rows.GetTimeSpan(4), events);
            events.Add(Event(rows));
            zone = rows.TextOrNull(25) is { } id ? TimeZoneInfo.FindSystemTimeZoneById(id) : zone;
        }

        return (offer, zone);
    }

    private static EventTerms Event(NpgsqlDataReader row) => new(
        new EventId(row.GetGuid(5)), row.GetString(6), row.GetBoolean(7), row.GetBoolean(8),
        Price.Of(Enum<PriceModel>(row, 9), row.GetDecimal(10), row.GetDecimal(11)).With(PriceJson.ReadCategories(row.GetString(26))),
        Price.Of(Enum<PriceModel>(row, 12), row.GetDecimal(13), row.GetDecimal(14)).With(PriceJson.ReadCategories(row.GetString(27))),
        Enum<ConversionStatus>(row, 15))
    {
        Rules = new BookingRules
        {
            Dedupe = Enum<DedupeMode>(row, 16),
            Hold = row.IsDBNull(17) ? null : row.GetTimeSpan(17),
            AttributionWindow = row.IsDBNull(18) ? null : row.GetTimeSpan(18),
            IsVisible = row.GetBoolean(19),
            LeastAmount = row.NumberOrNull(20),
            MostAmount = row.NumberOrNull(21),
            TakesRevenue = row.GetBoolean(22),
            TakesPayout = row.GetBoolean(23),
        },
        PayoutRules = PayoutRuleJson.Read(row.GetString(24)),
    };

    private static TemplatePlan Template(NpgsqlDataReader row, TemplateMacros macros)
    {
        var (id, version) = (row.GetGuid(0), row.GetInt32(1));
        var references = macros.Of(id, version, () => new RequestTemplate(
            row.GetString(6), row.GetString(7),
            JsonSerializer.Deserialize(row.GetString(8), DataJson.Default.DictionaryStringString) ?? [],
            row.TextOrNull(9), row.TextOrNull(10)));
        return new TemplatePlan(
            new TemplateId(id), version, row.GetString(2),
            [.. row.GetFieldValue<Guid[]>(3).Select(offer => new OfferId(offer))],
            row.GetFieldValue<string[]>(4),
            [.. row.GetFieldValue<string[]>(5).Select(Parse<ConversionStatus>)],
            references)
        {
            Links = [.. row.GetFieldValue<Guid[]>(11).Select(link => new LinkId(link))],
            When = row.TextOrNull(12) is { } condition ? ConditionJson.Read(condition) : null,
            Zone = row.TextOrNull(16) is { } zone ? TimeZoneInfo.FindSystemTimeZoneById(zone) : TimeZoneInfo.Utc,
            Delay = row.GetTimeSpan(13),
            Batch = row.IsDBNull(14) ? null : new BatchRule(row.GetInt32(14), row.GetTimeSpan(15)),
        };
    }

    private static T Enum<T>(NpgsqlDataReader row, int column)
        where T : struct, Enum => Parse<T>(row.GetString(column));

    public static T Parse<T>(string text)
        where T : struct, Enum => WireName<T>.TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is no {typeof(T).Name}.");
}
