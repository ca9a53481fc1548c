using System.Runtime.CompilerServices;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Clicks;
using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Admin.Clicks;

/// <summary>Takes over clicks that were made on another platform, so that its late conversions find their publisher. Used by the page and the API alike.</summary>
internal sealed class ClickImport(SetupScope setup, TenantZones zones, ClickImportDesk desk)
{
    /// <summary>Bytes of the longest file.</summary>
    public const long MostBytes = 32 * 1024 * 1024;

    /// <summary>Rows of the longest file.</summary>
    public const int MostRows = 100_000;

    private const int Part = 500;

    /// <summary>Reads a file row by row and stores it part by part; a row that is wrong hurts only itself, and running a file again stores nothing twice.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="file">The file, which is read once.</param>
    /// <param name="kind">How it is written.</param>
    /// <param name="cancellationToken">Gives up; the parts that are told stay.</param>
    /// <returns>What became of each row, as it happens.</returns>
    public async Task<Outcome<IAsyncEnumerable<ClickImportLine>>> RunAsync(Actor actor, Stream file, ClickFileKind kind, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Write))
        {
            return new Outcome<IAsyncEnumerable<ClickImportLine>>.Forbidden(Permissions.Write);
        }

        var zone = await zones.OfAsync(actor.TenantId, cancellationToken);
        var partners = await setup.ReadAsync<ClickImportPartners>(
            actor, async (context, token) => new Outcome<ClickImportPartners>.Done(await ClickImportPartners.ReadAsync(context, zone, token)), cancellationToken);
        return partners is Outcome<ClickImportPartners>.Done { Value: var known }
            ? new Outcome<IAsyncEnumerable<ClickImportLine>>.Done(LinesAsync(actor, ClickImportFile.RowsAsync(file, kind, cancellationToken), known, cancellationToken))
            : new Outcome<IAsyncEnumerable<ClickImportLine>>.Forbidden(Permissions.Read);
    }

    private async IAsyncEnumerable<ClickImportLine> LinesAsync(
        Actor actor, IAsyncEnumerable<(ClickImportRow? Row, string? Problem)> rows, ClickImportPartners partners, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var file = Guid.CreateVersion7(setup.Now);
        var part = new List<(ClickImportLine Line, ImportedClick? Click)>();
        var number = 0L;
        await foreach (var (row, unreadable) in rows.WithCancellation(cancellationToken))
        {
            if (++number > MostRows)
            {
                part.Add((new ClickImportLine(number, null, ClickImportLine.Refused, null, "too_many", $"A file has at most {MostRows} rows; put this one and those after it into another."), null));
                break;
            }

            part.Add(Judge(row, unreadable, number, partners));
            if (part.Count == Part)
            {
                foreach (var line in await StoreAsync(actor, file, part, cancellationToken))
                {
                    yield return line;
                }

                part.Clear();
            }
        }

        foreach (var line in await StoreAsync(actor, file, part, cancellationToken))
        {
            yield return line;
        }
    }

    private (ClickImportLine Line, ImportedClick? Click) Judge(ClickImportRow? row, string? unreadable, long number, ClickImportPartners partners)
    {
        if (row is null)
        {
            return (new ClickImportLine(number, null, ClickImportLine.Refused, null, "malformed", unreadable), null);
        }

        var click = ClickImportReading.Read(row, number, partners, setup.Now, out var problem);
        return click is null
            ? (new ClickImportLine(number, row.ForeignId, ClickImportLine.Refused, null, problem.Field, problem.Message), null)
            : (new ClickImportLine(number, click.ForeignId, ClickImportLine.Imported, click.Id, null, null), click);
    }

    private async Task<List<ClickImportLine>> StoreAsync(
        Actor actor, Guid file, List<(ClickImportLine Line, ImportedClick? Click)> part, CancellationToken cancellationToken)
    {
        ImportedClick[] clicks = [.. part.Select(each => each.Click).OfType<ImportedClick>()];
        var stored = clicks.Length == 0 ? new HashSet<Domain.Clicks.ClickId>() : await desk.StoreAsync(actor.TenantId, file, clicks, setup.Now, cancellationToken);
        return [.. part.Select(each => each.Click is { } click && !stored.Contains(click.Id) ? each.Line with { Result = ClickImportLine.Known, ClickId = null } : each.Line)];
    }
}
