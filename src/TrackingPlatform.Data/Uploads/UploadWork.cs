using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Uploads;

/// <summary>An upload being gone through, with its rows as postbacks.</summary>
public sealed class UploadWork
{
    internal UploadWork(TenantId tenant, UploadEntry upload, IReadOnlyList<BatchRow> rows)
    {
        Tenant = tenant;
        Upload = upload;
        Rows = rows;
        Groups = [.. Enumerable.Range(0, rows.Count).GroupBy(Transaction, StringComparer.Ordinal).Select(group => group.ToArray())];
    }

    internal TenantId Tenant { get; }

    /// <summary>As it stood when the work on it was taken up.</summary>
    internal UploadEntry Upload { get; }

    /// <summary>The rows, the first at 0.</summary>
    internal IReadOnlyList<BatchRow> Rows { get; }

    /// <summary>The rows about one transaction, in their order: what becomes of one depends on those before it.</summary>
    internal IReadOnlyList<int[]> Groups { get; }

    private string Transaction(int row)
    {
        var parameters = Rows[row].Parameters;
        return PostbackFields.Find(parameters, "txn_id") ?? PostbackFields.Find(parameters, "click_id") ?? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" {row}");
    }
}
