using System.Text.Json;
using TrackingPlatform.Data.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>The rows as the API answers them: <c>[{"publisher":"pub_…","clicks":12,…},…]</c>.</summary>
internal sealed class JsonSheet : IReportSheet
{
    private const int BufferedBytes = 64 * 1024;

    private static readonly ReportLineJson Lines = new();

    private readonly ReportQuestion _question;
    private readonly Utf8JsonWriter _json;

    public JsonSheet(Stream stream, ReportQuestion question)
    {
        _question = question;
        _json = new Utf8JsonWriter(stream);
        _json.WriteStartArray();
    }

    public async Task AddAsync(ReportRow row, CancellationToken cancellationToken)
    {
        Lines.Write(_json, ReportLine.Of(_question, row), JsonSerializerOptions.Default);
        if (_json.BytesPending > BufferedBytes)
        {
            await _json.FlushAsync(cancellationToken);
        }
    }

    public ValueTask DisposeAsync()
    {
        _json.WriteEndArray();
        return _json.DisposeAsync();
    }
}
