using System.Text.Json;
using Npgsql;
using TrackingPlatform.Data.Privacy;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Data.Campaigns;

/// <summary>Reads the configuration of all tenants under the platform login, as of one moment.</summary>
public sealed class CampaignSource(DataSources sources, VisitorKeyRing keys) : ICampaignSource, IAsyncDisposable
{
    private NpgsqlConnection? _listener;

    /// <inheritdoc/>
    public async Task<SnapshotContents> LoadAsync(CancellationToken cancellationToken)
    {
        await keys.TurnAsync(cancellationToken);
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var version = await VersionAsync(connection, cancellationToken);
        var weights = (await ReadAsync(
                connection,
                "select campaign_id, offer_id, weight from campaign_offers order by tenant_id, campaign_id, position",
                row => (Campaign: row.GetGuid(0), Weight: new SnapshotContents.WeightRow(row.GetGuid(1), row.GetInt32(2))),
                cancellationToken))
            .ToLookup(each => each.Campaign, each => each.Weight);
        var earned = (await ReadAsync(
                connection,
                "select campaign_id, rule, offer_id, share from earned_shares",
                row => (Campaign: row.GetGuid(0), Share: new SnapshotContents.EarnedRow(row.GetString(1), row.GetGuid(2), row.GetDouble(3))),
                cancellationToken))
            .ToLookup(each => each.Campaign, each => each.Share);
        var eventCaps = (await ReadAsync(
                connection,
                "select offer_id, id, caps::text from offer_events where caps <> '[]' and not is_retired",
                row => (Offer: row.GetGuid(0), Caps: new SnapshotContents.EventCapsRow(row.GetGuid(1), row.GetString(2))),
                cancellationToken))
            .ToLookup(each => each.Offer, each => each.Caps);
        return new SnapshotContents(
            version,
            await ReadAsync(
                connection,
                "select id, name, time_zone, currency, fallback_url, always_answers_200, uses_visitor_cookie, requires_consent from tenants",
                row => new SnapshotContents.TenantRow(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), Text(row, 4), row.GetBoolean(5))
                {
                    UsesVisitorCookie = row.GetBoolean(6),
                    RequiresConsent = row.GetBoolean(7),
                },
                cancellationToken),
            await ReadAsync(
                connection,
                """
                select tenant_id, id, postback_token_hash, postback_token_cipher, former_token_hash, former_token_cipher, former_token_until,
                    token_check, signature_check, address_check, addresses
                from advertisers
                """,
                row => new SnapshotContents.AdvertiserRow(row.GetGuid(0), row.GetGuid(1), row.GetFieldValue<byte[]>(2), row.GetString(3))
                {
                    FormerTokenHash = row.IsDBNull(4) ? null : row.GetFieldValue<byte[]>(4),
                    FormerTokenCipher = Text(row, 5),
                    FormerTokenUntil = row.TimeOrNull(6),
                    TokenCheck = row.GetString(7),
                    SignatureCheck = row.GetString(8),
                    AddressCheck = row.GetString(9),
                    Addresses = row.GetFieldValue<string[]>(10),
                },
                cancellationToken),
            await ReadAsync(
                connection,
                "select tenant_id, id, status from publishers",
                row => new SnapshotContents.PublisherRow(row.GetGuid(0), row.GetGuid(1), row.GetString(2)),
                cancellationToken),
            await ReadAsync(
                connection,
                """
                select tenant_id, id, advertiser_id, name, status, destination, currency, fallback_url, targeting::text, is_targeting_soft, visibility, redirect,
                    passes_parameters, deep_link_hosts, caps::text, landing_pages::text, browser_reporting
                from offers
                """,
                row => new SnapshotContents.OfferRow(
                    row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6), Text(row, 7))
                {
                    Targeting = Text(row, 8),
                    IsTargetingSoft = row.GetBoolean(9),
                    Visibility = row.GetString(10),
                    Redirect = row.GetString(11),
                    PassesParameters = row.GetBoolean(12),
                    DeepLinkHosts = row.GetFieldValue<string[]>(13),
                    Caps = row.GetString(14),
                    LandingPages = row.GetString(15),
                    BrowserReporting = row.GetString(16),
                    EventCaps = [.. eventCaps[row.GetGuid(1)]],
                },
                cancellationToken),
            await ReadAsync(
                connection,
                "select tenant_id, id, name, status, fallback_url, rules::text, rotation, is_sticky, prefers_unseen, caps::text from campaigns",
                row => new SnapshotContents.CampaignRow(row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetString(3), Text(row, 4), [.. weights[row.GetGuid(1)]])
                {
                    Rules = row.GetString(5),
                    Rotation = row.GetString(6),
                    IsSticky = row.GetBoolean(7),
                    PrefersUnseen = row.GetBoolean(8),
                    Earned = [.. earned[row.GetGuid(1)]],
                    Caps = row.GetString(9),
                },
                cancellationToken),
            await ReadAsync(
                connection,
                "select tenant_id, id, code, campaign_id, publisher_id, status, defaults::text from links where status <> 'archived'",
                row => new SnapshotContents.LinkRow(
                    row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetGuid(3), row.GetGuid(4), row.GetString(5), Defaults(row.GetString(6))),
                cancellationToken),
            await ReadAsync(
                connection,
                "select day, cipher from visitor_day_keys",
                row => new SnapshotContents.VisitorKeyRow(row.GetFieldValue<DateOnly>(0), row.GetString(1)),
                cancellationToken))
        {
            Access = await ReadAsync(
                connection,
                "select tenant_id, offer_id, publisher_id, status from publisher_access",
                row => new SnapshotContents.AccessRow(row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetString(3)),
                cancellationToken),
            Blocks = await ReadAsync(
                connection,
                "select tenant_id, field, value, publisher_id, offer_id from traffic_blocks",
                row => new SnapshotContents.BlockRow(row.GetGuid(0), row.GetString(1), row.GetString(2), Id(row, 3), Id(row, 4)),
                cancellationToken),
            Dialects = await ReadAsync(
                connection,
                "select tenant_id, dialect, network, advertiser_id, events::text from postback_dialects",
                row => new SnapshotContents.DialectRow(row.GetGuid(0), row.GetString(1), Text(row, 2), Id(row, 3), Defaults(row.GetString(4))),
                cancellationToken),
            Hosts = await ReadAsync(
                connection,
                "select tenant_id, host, token, verified_at is not null from tracking_hosts",
                row => new SnapshotContents.HostRow(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetBoolean(3)),
                cancellationToken),
        };
    }

    /// <inheritdoc/>
    public async Task<long> VersionAsync(CancellationToken cancellationToken)
    {
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        return await VersionAsync(connection, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task WaitForChangeAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            if (_listener is null)
            {
                _listener = await sources.Platform.OpenConnectionAsync(cancellationToken);
                await using var listen = new NpgsqlCommand("listen configuration_changed", _listener);
                await listen.ExecuteNonQueryAsync(cancellationToken);
                return;
            }

            await _listener.WaitAsync(patience, cancellationToken);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets go of the listening connection.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_listener is { } listener)
        {
            _listener = null;
            try
            {
                await listener.DisposeAsync();
            }
            catch (NpgsqlOperationInProgressException)
            {
                // Somebody still waits on it: a start that failed half-way. The process is about to end.
            }
        }
    }

    private static async Task<long> VersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select version from configuration_version", connection);
        // The migration put the one row there.
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<List<T>> ReadAsync<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static Guid? Id(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static readonly Dictionary<string, string> None = [];

    private static Dictionary<string, string> Defaults(string json) =>
        json == "{}" ? None : JsonSerializer.Deserialize(json, DataJson.Default.DictionaryStringString) ?? None;
}
