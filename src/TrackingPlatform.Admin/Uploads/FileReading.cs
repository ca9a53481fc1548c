using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Domain.Uploads;

namespace TrackingPlatform.Admin.Uploads;

/// <summary>How a file is read, as people choose it.</summary>
public sealed record FileReading(
    string Encoding, string Delimiter, string DecimalMark, string DateOrder, string Timezone, IReadOnlyList<UploadColumnDetails> Columns, IReadOnlyList<string> Doubts)
{
    public static FileReading Of(UploadDetails upload) => Of((upload.Encoding, upload.Delimiter, upload.DecimalMark, upload.DateOrder), upload.Timezone, upload.Columns, upload.Doubts);

    public static FileReading Of(
        (FileEncoding Encoding, FieldDelimiter Delimiter, DecimalMark DecimalMark, DateOrder DateOrder) format, string timezone, IReadOnlyList<UploadColumnDetails> columns, IReadOnlyList<string> doubts) => new(
        WireName<FileEncoding>.Of(format.Encoding), WireName<FieldDelimiter>.Of(format.Delimiter), WireName<DecimalMark>.Of(format.DecimalMark), WireName<DateOrder>.Of(format.DateOrder), timezone, columns, doubts);
}
