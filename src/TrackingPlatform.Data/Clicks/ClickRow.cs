using Npgsql;
using NpgsqlTypes;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Clicks;

/// <summary>A click as a row of the COPY stream; the order is that of <see cref="ClickSql.CopyIncoming"/>.</summary>
/// <remarks>Written synchronously: almost every write only fills a buffer, and an asynchronous call a column costs more than the column.</remarks>
internal static class ClickRow
{
    public static void Write(NpgsqlBinaryImporter row, in JournaledClick journaled, Guid journal)
    {
        var click = journaled.Click;
        var parameters = click.Parameters;
        var visitor = click.Visitor;
        row.StartRow();
        row.Write(click.TenantId.Value, NpgsqlDbType.Uuid);
        row.Write(click.Id.Value, NpgsqlDbType.Uuid);
        WriteId(row, click.LinkId?.Value);
        WriteId(row, click.CampaignId?.Value);
        WriteId(row, click.OfferId?.Value);
        WriteId(row, click.AdvertiserId?.Value);
        row.Write(click.PublisherId.Value, NpgsqlDbType.Uuid);
        row.Write(click.Currency.Code, NpgsqlDbType.Text);
        row.Write(WireName<ClickVerdict>.Of(click.Verdict), NpgsqlDbType.Text);
        WriteText(row, click.Reason);
        row.Write(click.Destination, NpgsqlDbType.Text);
        row.Write((int)click.Flags, NpgsqlDbType.Integer);
        WriteTexts(row, Trimmed(parameters.Subs));
        WriteText(row, parameters.ClickRef);
        WriteText(row, parameters.Source);
        WriteText(row, parameters.Creative);
        WriteText(row, parameters.Landing);
        WriteText(row, parameters.Cost);
        WriteTexts(row, Pairs(parameters.Others));
        WriteText(row, visitor.Address);
        WriteText(row, visitor.UserAgent);
        WriteBytes(row, visitor.Key);
        WriteText(row, visitor.Country);
        WriteText(row, visitor.Region);
        WriteText(row, visitor.City);
        WriteText(row, visitor.Device);
        WriteText(row, visitor.Os);
        WriteText(row, visitor.OsVersion);
        WriteText(row, visitor.Browser);
        WriteText(row, visitor.BrowserVersion);
        WriteText(row, visitor.Language);
        WriteText(row, visitor.Referrer);
        WriteNumber(row, visitor.Asn);
        WriteText(row, visitor.Isp);
        WriteText(row, visitor.Connection);
        WriteText(row, visitor.Brand);
        row.Write(click.Day, NpgsqlDbType.Date);
        row.Write(click.SnapshotVersion, NpgsqlDbType.Bigint);
        WriteText(row, click.Trail);
        row.Write(journal, NpgsqlDbType.Uuid);
        row.Write(journaled.Sequence, NpgsqlDbType.Bigint);
        WriteId(row, click.LandingPageId?.Value);
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

    private static void WriteId(NpgsqlBinaryImporter row, Guid? value)
    {
        if (value is { } id)
        {
            row.Write(id, NpgsqlDbType.Uuid);
        }
        else
        {
            row.WriteNull();
        }
    }

    private static void WriteNumber(NpgsqlBinaryImporter row, long? value)
    {
        if (value is { } number)
        {
            row.Write(number, NpgsqlDbType.Bigint);
        }
        else
        {
            row.WriteNull();
        }
    }

    private static void WriteText(NpgsqlBinaryImporter row, string? value)
    {
        if (value is null)
        {
            row.WriteNull();
        }
        else
        {
            row.Write(value, NpgsqlDbType.Text);
        }
    }

    private static void WriteTexts(NpgsqlBinaryImporter row, string?[]? value)
    {
        if (value is null)
        {
            row.WriteNull();
        }
        else
        {
            row.Write(value, NpgsqlDbType.Array | NpgsqlDbType.Text);
        }
    }

    private static void WriteBytes(NpgsqlBinaryImporter row, byte[] value)
    {
        if (value.Length == 0)
        {
            row.WriteNull();
        }
        else
        {
            row.Write(value, NpgsqlDbType.Bytea);
        }
    }
}
