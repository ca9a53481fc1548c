using System.ComponentModel;
using TrackingPlatform.Admin.Uploads;
using TrackingPlatform.Data.Reconciliation;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Reconciliation;
using TrackingPlatform.Domain.Uploads;

namespace TrackingPlatform.Admin.Reconciliation;

/// <summary>A partner's list held against the books, as pages and the API show it.</summary>
public sealed record ReconciliationDetails
{
    public required ReconciliationId Id { get; init; }

    public required PartnerSide Side { get; init; }

    public AdvertiserId? Advertiser { get; init; }

    public PublisherId? Publisher { get; init; }

    public required string PartnerName { get; init; }

    public required string FileName { get; init; }

    public required FileEncoding Encoding { get; init; }

    public required FieldDelimiter Delimiter { get; init; }

    public required DecimalMark DecimalMark { get; init; }

    public required DateOrder DateOrder { get; init; }

    [Description("IANA name of the zone that times without an offset are in.")]
    public required string Timezone { get; init; }

    public required IReadOnlyList<UploadColumnDetails> Columns { get; init; }

    [Description("What of the format nothing in the file tells.")]
    public required IReadOnlyList<string> Doubts { get; init; }

    public required int Rows { get; init; }

    [Description("The first moment that is looked at.")]
    public required DateTimeOffset From { get; init; }

    [Description("The first moment that no longer is.")]
    public required DateTimeOffset Until { get; init; }

    [Description("What the list's times are moved by to become ours.")]
    public required int ShiftMinutes { get; init; }

    [Description("Which amount of a conversion the list's are held against.")]
    public required ComparedAmount Compared { get; init; }

    [Description("Lines and money by class and currency; what was signed, once it is. In a list: left out.")]
    public IReadOnlyList<ReconciliationSumDetails>? Sums { get; init; }

    public required string RequestedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    [Description("Who signed it off; null while it is open.")]
    public string? SignedBy { get; init; }

    public DateTimeOffset? SignedAt { get; init; }

    public string? SignedNote { get; init; }

    internal int Version { get; init; }

    internal static ReconciliationDetails Of(ReconciliationEntry entry) => new()
    {
        Id = entry.Id,
        Side = entry.Side,
        Advertiser = entry.Advertiser,
        Publisher = entry.Publisher,
        PartnerName = entry.PartnerName,
        FileName = entry.FileName,
        Encoding = entry.Format.Encoding,
        Delimiter = entry.Format.Delimiter,
        DecimalMark = entry.Format.DecimalMark,
        DateOrder = entry.Format.DateOrder,
        Timezone = entry.Format.TimeZone,
        Columns = [.. entry.Header.Zip(entry.Fields, (name, field) => new UploadColumnDetails { Name = name, Field = field })],
        Doubts = entry.Doubts,
        Rows = entry.Rows,
        From = entry.Window.From,
        Until = entry.Window.Until,
        ShiftMinutes = (int)entry.Window.Shift.TotalMinutes,
        Compared = entry.Compared,
        RequestedBy = entry.RequestedBy,
        CreatedAt = entry.CreatedAt,
        ChangedAt = entry.ChangedAt,
        SignedBy = entry.SignedBy,
        SignedAt = entry.SignedAt,
        SignedNote = entry.SignedNote,
        Version = entry.Version,
    };

    internal static ReconciliationDetails Of(ReconciliationEntry entry, IEnumerable<ReconciliationSum> sums) =>
        Of(entry) with { Sums = [.. (entry.Figures ?? sums).Select(ReconciliationSumDetails.Of)] };
}
