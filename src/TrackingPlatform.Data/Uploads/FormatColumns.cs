using Npgsql;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Domain.Uploads;

namespace TrackingPlatform.Data.Uploads;

/// <summary>How a file is written, as five columns.</summary>
internal static class FormatColumns
{
    public static NpgsqlBatchCommand Format(this NpgsqlBatchCommand command, FileFormat format) => command
        .Text(WireName<FileEncoding>.Of(format.Encoding)).Text(WireName<FieldDelimiter>.Of(format.Delimiter)).Text(WireName<DecimalMark>.Of(format.DecimalMark))
        .Text(WireName<DateOrder>.Of(format.DateOrder)).Text(format.TimeZone);

    public static FileFormat Read(NpgsqlDataReader row) => new(
        row.Named<FileEncoding>("encoding"), row.Named<FieldDelimiter>("delimiter"), row.Named<DecimalMark>("decimal_mark"), row.Named<DateOrder>("date_order"), row.Text("time_zone"));
}
