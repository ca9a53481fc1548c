namespace TrackingPlatform.Domain.Reconciliation;

/// <summary>How far a list's clock is from ours: the shift under which most of its rows lie at a conversion that they could be.</summary>
public static class TimeShift
{
    /// <summary>Shifts are whole quarters of an hour, as zones are.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    /// <summary>As far as two zones can be apart.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromHours(26);

    // Clocks and the time it takes to report.
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(5);

    /// <summary>The shift; zero where nothing tells one, or zero does as well. Between others that do equally well the smallest, and a forward one before one back.</summary>
    public static TimeSpan Guess(IReadOnlyCollection<ListedSale> listed, IReadOnlyCollection<BookedSale> booked)
    {
        var votes = new Dictionary<int, int>();
        var byTransaction = booked.Where(sale => sale.Transaction is not null).ToLookup(sale => sale.Transaction!, StringComparer.Ordinal); // not null by the line
        var byClick = booked.Where(sale => sale.Click is not null).ToLookup(sale => sale.Click!, StringComparer.OrdinalIgnoreCase); // nor here
        var byAmount = booked.Where(sale => sale.Amount is not null).ToLookup(sale => sale.Amount);
        foreach (var row in listed)
        {
            if (row.At is not { } at)
            {
                continue;
            }

            var others = row.Transaction is { } transaction && byTransaction.Contains(transaction) ? byTransaction[transaction]
                : row.Click is { } click && byClick.Contains(click) ? byClick[click]
                : row.Amount is { } amount ? byAmount[amount]
                : [];
            foreach (var step in others.SelectMany(other => StepsFrom(other.At - at)).Distinct())
            {
                votes[step] = votes.GetValueOrDefault(step) + 1;
            }
        }

        var best = votes.Count == 0 ? 0 : votes.OrderByDescending(vote => vote.Value).ThenBy(vote => Math.Abs(vote.Key)).ThenByDescending(vote => vote.Key).First().Key;
        return best * Step;
    }

    // The shifts that would bring a difference to nothing, within the slack: one, or none.
    private static IEnumerable<int> StepsFrom(TimeSpan difference)
    {
        var step = (int)Math.Round(difference / Step, MidpointRounding.AwayFromZero);
        return (step * Step).Duration() <= Most && (difference - (step * Step)).Duration() <= Slack ? [step] : [];
    }
}
