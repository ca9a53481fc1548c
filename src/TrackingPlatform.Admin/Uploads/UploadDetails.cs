using System.ComponentModel;
using TrackingPlatform.Data.Uploads;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Uploads;

namespace TrackingPlatform.Admin.Uploads;

/// <summary>A file of conversions and how far it has come, as pages and the API show it.</summary>
public sealed record UploadDetails
{
    public required UploadId Id { get; init; }

    public required AdvertiserId Advertiser { get; init; }

    public required string AdvertiserName { get; init; }

    public required string FileName { get; init; }

    public required UploadState State { get; init; }

    public required FileEncoding Encoding { get; init; }

    public required FieldDelimiter Delimiter { get; init; }

    public required DecimalMark DecimalMark { get; init; }

    public required DateOrder DateOrder { get; init; }

    [Description("IANA name of the zone that times without an offset are in.")]
    public required string Timezone { get; init; }

    [Description("The columns in their order.")]
    public required IReadOnlyList<UploadColumnDetails> Columns { get; init; }

    [Description("Of `decimal_mark` and `date_order` what nothing in the file tells, so that somebody should look.")]
    public required IReadOnlyList<string> Doubts { get; init; }

    [Description("Rows of the file.")]
    public required int Rows { get; init; }

    [Description("Rows gone through by the work under way, or by the last one.")]
    public required int Done { get; init; }

    [Description("What the rows would come to by the check, and from booking on what they came to. In a list: left out.")]
    public IReadOnlyList<UploadTallyDetails>? Verdicts { get; init; }

    [Description("What reports would gain by the check. In a list: left out.")]
    public IReadOnlyList<UploadMoneyDetails>? Money { get; init; }

    [Description("Rows that were taken back: `reversed`, `put_back`, or the reason code why not. In a list: left out.")]
    public IReadOnlyDictionary<string, int>? Undone { get; init; }

    [Description("The latest other upload of the same bytes: most often a slip.")]
    public UploadId? SameFileAs { get; init; }

    public required string RequestedBy { get; init; }

    [Description("Who gave the last order.")]
    public required string OrderedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    internal int Version { get; init; }

    internal static UploadDetails Of(UploadEntry entry) => new()
    {
        Id = entry.Id,
        Advertiser = entry.Advertiser,
        AdvertiserName = entry.AdvertiserName,
        FileName = entry.FileName,
        State = entry.State,
        Encoding = entry.Format.Encoding,
        Delimiter = entry.Format.Delimiter,
        DecimalMark = entry.Format.DecimalMark,
        DateOrder = entry.Format.DateOrder,
        Timezone = entry.Format.TimeZone,
        Columns = [.. entry.Header.Zip(entry.Fields, (name, field) => new UploadColumnDetails { Name = name, Field = field })],
        Doubts = entry.Doubts,
        Rows = entry.Rows,
        Done = entry.Done,
        RequestedBy = entry.RequestedBy,
        OrderedBy = entry.OrderedBy,
        CreatedAt = entry.CreatedAt,
        ChangedAt = entry.ChangedAt,
        FinishedAt = entry.FinishedAt,
        Version = entry.Version,
    };

    internal static UploadDetails Of(UploadEntry entry, UploadCounts counts, UploadEntry? twin) => Of(entry) with
    {
        Verdicts = [.. counts.Verdicts.Select(tally => new UploadTallyDetails { Verdict = tally.Verdict, Reason = tally.Reason, Rows = tally.Rows })],
        Money = [.. counts.Sums.Select(UploadMoneyDetails.Of)],
        Undone = counts.Undone,
        SameFileAs = twin?.Id,
    };
}
