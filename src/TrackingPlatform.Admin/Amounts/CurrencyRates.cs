using System.Globalization;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Amounts;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Admin.Amounts;

/// <summary>The tenant's rates of exchange, for the page and the API alike.</summary>
public sealed class CurrencyRates(RateBook book, TimeProvider clock)
{
    /// <summary>Rates of one import at the most.</summary>
    public const int MostRows = 10_000;

    private static readonly string[] Columns = ["base", "quote", "rate", "valid_from"];

    /// <summary>Pages through the rates by pair, the newest first; filters <c>base</c> and <c>quote</c>.</summary>
    public async Task<Outcome<ListPage<RateDetails>>> ListAsync(Actor actor, ListRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        if (!actor.May(Permissions.Read))
        {
            return new Outcome<ListPage<RateDetails>>.Forbidden(Permissions.Read);
        }

        var check = new DraftCheck();
        var (from, to) = (Filter(request, "base", check), Filter(request, "quote", check));
        if (request.UnknownFilter is { } unknown)
        {
            check.Refuse(unknown, "unknown_field", "This list has no such filter; check the spelling or leave it out.");
        }

        if (request.Offset < 0)
        {
            check.Refuse("cursor", "invalid", "Take the cursor from next_cursor of the page before.");
        }

        if (check.HasProblems)
        {
            return check.Refused<ListPage<RateDetails>>();
        }

        var (rates, total) = await book.ListAsync(actor.TenantId, from, to, request.Offset, request.Limit, cancellationToken);
        var next = request.Offset + request.Limit;
        return new Outcome<ListPage<RateDetails>>.Done(new ListPage<RateDetails>([.. rates.Select(RateDetails.Of)], total, next < total ? ListCursor.At(next) : null));
    }

    /// <summary>Stores one rate; one of the same pair and moment gives way. What is booked keeps the rate it was booked with.</summary>
    public async Task<Outcome<RateDetails>> SetAsync(Actor actor, RateDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(draft);
        if (!actor.May(Permissions.Write))
        {
            return new Outcome<RateDetails>.Forbidden(Permissions.Write);
        }

        var check = new DraftCheck();
        check.NoOthers(draft.Others);
        if (Read(draft, string.Empty, check) is not { } rate || check.HasProblems)
        {
            return check.Refused<RateDetails>();
        }

        await book.SetAsync(actor.TenantId, [rate], actor.Name, cancellationToken);
        return new Outcome<RateDetails>.Done(RateDetails.Of(new StoredRate(rate, actor.Name, clock.GetUtcNow())));
    }

    /// <summary>Stores the rates of a CSV file with the columns <c>base</c>, <c>quote</c>, <c>rate</c> and, where wanted, <c>valid_from</c>: all of them or, with a problem in any line, none.</summary>
    /// <returns>How many were stored.</returns>
    public async Task<Outcome<int>> ImportAsync(Actor actor, string csv, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(csv);
        if (!actor.May(Permissions.Write))
        {
            return new Outcome<int>.Forbidden(Permissions.Write);
        }

        var check = new DraftCheck();
        var rates = Read(csv, check);
        if (check.HasProblems)
        {
            return check.Refused<int>();
        }

        await book.SetAsync(actor.TenantId, rates, actor.Name, cancellationToken);
        return new Outcome<int>.Done(rates.Count);
    }

    /// <summary>Removes one rate. What is booked keeps it.</summary>
    public async Task<Outcome<bool>> RemoveAsync(Actor actor, RateDraft which, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(which);
        if (!actor.May(Permissions.Write))
        {
            return new Outcome<bool>.Forbidden(Permissions.Write);
        }

        return Currency.TryParse(which.Base, out var from) && Currency.TryParse(which.Quote, out var to) && TryTime(which.ValidFrom, out var time)
            && await book.RemoveAsync(actor.TenantId, from, to, time, cancellationToken)
                ? new Outcome<bool>.Done(true)
                : new Outcome<bool>.NotFound();
    }

    private static Currency? Filter(ListRequest request, string name, DraftCheck check)
    {
        if (request.Filters.GetValueOrDefault(name) is not { Length: > 0 } text)
        {
            return null;
        }

        if (Currency.TryParse(text, out var currency))
        {
            return currency;
        }

        check.Refuse(name, "invalid", "Filter by the three letters of a currency.");
        return null;
    }

    private List<ExchangeRate> Read(string csv, DraftCheck check)
    {
        var lines = csv.TrimStart('\uFEFF').Split('\n').Select(line => line.Trim()).ToList();
        var separator = CsvLine.SeparatorOf(lines[0]);
        var header = Cells(lines[0], separator);
        if (!Columns[..3].All(header.Contains) || header.Any(name => !Columns.Contains(name)))
        {
            check.Refuse("header", "invalid", "The first line names the columns: base, quote, rate and, where wanted, valid_from.");
            return [];
        }

        var rates = new List<ExchangeRate>();
        for (var index = 1; index < lines.Count; index++)
        {
            if (lines[index].Length == 0)
            {
                continue;
            }

            var cells = Cells(lines[index], separator);
            string? Cell(string name) => Array.IndexOf(header, name) is var at && at >= 0 && at < cells.Length ? cells[at] : null;
            var draft = new RateDraft { Base = Cell("base"), Quote = Cell("quote"), Rate = Cell("rate"), ValidFrom = Cell("valid_from") };
            if (Read(draft, $"line {index + 1}.", check) is { } rate)
            {
                rates.Add(rate);
            }

            if (rates.Count > MostRows)
            {
                check.Refuse("rows", "too_many", $"At most {MostRows} rates at once.");
                break;
            }
        }

        return rates;
    }

    private static string[] Cells(string line, char separator) => [.. CsvLine.Split(line, separator).Select(cell => cell.Trim())];

    private ExchangeRate? Read(RateDraft draft, string field, DraftCheck check)
    {
        var hasFrom = Currency.TryParse(draft.Base?.Trim(), out var from);
        var hasTo = Currency.TryParse(draft.Quote?.Trim(), out var to);
        foreach (var (isRead, name, text) in new[] { (hasFrom, "base", draft.Base), (hasTo, "quote", draft.Quote) })
        {
            if (!isRead)
            {
                check.Refuse(field + name, string.IsNullOrWhiteSpace(text) ? "required" : "invalid", "Give the three letters of a currency of ISO 4217, such as EUR.");
            }
        }

        if (hasFrom && from == to)
        {
            check.Refuse(field + "quote", "invalid", "A currency is always worth itself; name another one.");
        }

        const NumberStyles Plain = NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(draft.Rate?.Trim(), Plain, CultureInfo.InvariantCulture, out var rate) || !ExchangeRate.IsRate(rate))
        {
            check.Refuse(field + "rate", string.IsNullOrWhiteSpace(draft.Rate) ? "required" : "invalid", $"A plain decimal with a point, more than nothing, at most {ExchangeRate.Digits} decimals, such as 0.9213.");
            return null;
        }

        if (!TryTime(draft.ValidFrom, out var time))
        {
            check.Refuse(field + "valid_from", "invalid", "A date such as 2026-03-01, or RFC 3339 with an offset.");
            return null;
        }

        return hasFrom && hasTo && from != to ? new ExchangeRate(from, to, rate, time) : null;
    }

    private bool TryTime(string? text, out DateTimeOffset time)
    {
        time = clock.GetUtcNow();
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        if (DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            time = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            return true;
        }

        return PostbackTime.TryParse(text.Trim(), out time);
    }
}
