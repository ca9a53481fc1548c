using Npgsql;
using NpgsqlTypes;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Clicks;

/// <summary>A click as a row of the COPY stream; the order is that of <see cref="ClickSql.CopyIncoming"/>.</summary>
internal static class ClickRow
{
    public static async Task WriteAsync(NpgsqlBinaryImporter row, JournaledClick journaled, Guid journal, CancellationToken cancellationToken)
    {
        var click = journaled.Click;
        var parameters = click.Parameters;
        var visitor = click.Visitor;
        await row.StartRowAsync(cancellationToken);
        await row.WriteAsync(click.TenantId.Value, NpgsqlDbType.Uuid, cancellationToken);
        await row.WriteAsync(click.Id.Value, NpgsqlDbType.Uuid, cancellationToken);
        await IdAsync(row, click.LinkId?.Value, cancellationToken);
        await IdAsync(row, click.CampaignId?.Value, cancellationToken);
        await IdAsync(row, click.OfferId?.Value, cancellationToken);
        await IdAsync(row, click.AdvertiserId?.Value, cancellationToken);
        await row.WriteAsync(click.PublisherId.Value, NpgsqlDbType.Uuid, cancellationToken);
        await row.WriteAsync(click.Currency.Code, NpgsqlDbType.Text, cancellationToken);
        await row.WriteAsync(WireName<ClickVerdict>.Of(click.Verdict), NpgsqlDbType.Text, cancellationToken);
        await TextAsync(row, click.Reason, cancellationToken);
        await row.WriteAsync(click.Destination, NpgsqlDbType.Text, cancellationToken);
        await row.WriteAsync((int)click.Flags, NpgsqlDbType.Integer, cancellationToken);
        await TextsAsync(row, Trimmed(parameters.Subs), cancellationToken);
        await TextAsync(row, parameters.ClickRef, cancellationToken);
        await TextAsync(row, parameters.Source, cancellationToken);
        await TextAsync(row, parameters.Creative, cancellationToken);
        await TextAsync(row, parameters.Landing, cancellationToken);
        await TextAsync(row, parameters.Cost, cancellationToken);
        await TextsAsync(row, Pairs(parameters.Others), cancellationToken);
        await TextAsync(row, visitor.Address, cancellationToken);
        await TextAsync(row, visitor.UserAgent, cancellationToken);
        await BytesAsync(row, visitor.Key, cancellationToken);
        await TextAsync(row, visitor.Country, cancellationToken);
        await TextAsync(row, visitor.Region, cancellationToken);
        await TextAsync(row, visitor.City, cancellationToken);
        await TextAsync(row, visitor.Device, cancellationToken);
        await TextAsync(row, visitor.Os, cancellationToken);
        await TextAsync(row, visitor.OsVersion, cancellationToken);
        await TextAsync(row, visitor.Browser, cancellationToken);
        await TextAsync(row, visitor.BrowserVersion, cancellationToken);
        await TextAsync(row, visitor.Language, cancellationToken);
        await TextAsync(row, visitor.Referrer, cancellationToken);
        await row.WriteAsync(click.Day, NpgsqlDbType.Date, cancellationToken);
        await row.WriteAsync(click.SnapshotVersion, NpgsqlDbType.Bigint, cancellationToken);
        await TextAsync(row, click.Trail, cancellationToken);
        await row.WriteAsync(journal, NpgsqlDbType.Uuid, cancellationToken);
        await row.WriteAsync(journaled.Sequence, NpgsqlDbType.Bigint, cancellationToken);
    }

    private static string?[]? Trimmed(IReadOnlyList<string?> subs)
    {
        var count = subs.Count;
        while (count > 0 && subs[count - 1] is null)
        {
            count--;
        }

        return count == 0 ? null : [.. subs.Take(count)];
    }

    // Names and values in turn: repeated names stay, and the server has no JSON to parse for every click.
    private static string[]? Pairs(IReadOnlyList<KeyValuePair<string, string>> others) =>
        others.Count == 0 ? null : [.. others.SelectMany(pair => new[] { pair.Key, pair.Value })];

    private static Task IdAsync(NpgsqlBinaryImporter row, Guid? value, CancellationToken cancellationToken) =>
        value is { } id ? row.WriteAsync(id, NpgsqlDbType.Uuid, cancellationToken) : row.WriteNullAsync(cancellationToken);

    private static Task TextAsync(NpgsqlBinaryImporter row, string? value, CancellationToken cancellationToken) =>
        value is null ? row.WriteNullAsync(cancellationToken) : row.WriteAsync(value, NpgsqlDbType.Text, cancellationToken);

    private static Task TextsAsync(NpgsqlBinaryImporter row, string?[]? value, CancellationToken cancellationToken) =>
        value is null ? row.WriteNullAsync(cancellationToken) : row.WriteAsync(value, NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);

    private static Task BytesAsync(NpgsqlBinaryImporter row, byte[] value, CancellationToken cancellationToken) =>
        value.Length == 0 ? row.WriteNullAsync(cancellationToken) : row.WriteAsync(value, NpgsqlDbType.Bytea, cancellationToken);
}
