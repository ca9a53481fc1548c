using System.Globalization;
using System.Net;
using TrackingPlatform.Data.Amounts;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Notices;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Workers.Forwarding;

namespace TrackingPlatform.Workers.Amounts;

/// <summary>Fetches rates of exchange where tenants say, by the guarded way out. A file is stored whole or not at all; what is not understood or not believed is told.</summary>
internal sealed class RateFetch(HttpMessageInvoker http, OutboundLimits limits, RateSourceBook sources, RateBook rates, INoticePort notices, TimeProvider clock) : IDisposable
{
    public const int BatchSize = 8;

    private const string UserAgent = "TrackingPlatform/1.0 (exchange rates)";
    private const int MostBytes = 1024 * 1024;

    private static readonly TimeSpan AfterSuccess = TimeSpan.FromHours(6);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromHours(1);

    /// <summary>Fetches what is due; answers how many addresses that were.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var due = await sources.TakeDueAsync(BatchSize, cancellationToken);
        await Task.WhenAll(due.Select(source => FetchAsync(source.Tenant, source.Url, cancellationToken)));
        return due.Count;
    }

    public void Dispose() => http.Dispose();

    private async Task FetchAsync(TenantId tenant, string url, CancellationToken cancellationToken)
    {
        var (text, problem) = await AskAsync(url, cancellationToken);
        var now = clock.GetUtcNow();
        var stored = 0;
        if (text is not null)
        {
            (stored, problem) = await StoreAsync(tenant, url, text, now, cancellationToken);
        }

        var failingSince = await sources.RecordAsync(tenant, url, now, now + (problem is null ? AfterSuccess : AfterFailure), problem, stored, cancellationToken);
        if (failingSince is { } since && problem is not null)
        {
            await notices.TellAsync(tenant, Failure(url, problem, since), cancellationToken);
        }
    }

    private async Task<(int Stored, string? Problem)> StoreAsync(TenantId tenant, string url, string text, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var file = RateFile.Read(text, now);
        if (file.Problems is [var first, ..])
        {
            return (0, $"{first.Field}: {first.Message}");
        }

        if (file.Rates.Count == 0)
        {
            return (0, "The answer has no rates.");
        }

        var known = await rates.SinceAsync(tenant, file.Rates.Min(rate => rate.ValidFrom).AddDays(-31), cancellationToken);
        if (RateLeap.Find(file.Rates, known) is { Fresh: var fresh, Known: var before })
        {
            return (0, string.Create(CultureInfo.InvariantCulture, $"{fresh.From} to {fresh.To} would leap from {before.Rate} to {fresh.Rate}; nothing of the file was stored. If it is right, store it by hand."));
        }

        // What is stored already keeps who said so.
        var stored = known.ToHashSet();
        await rates.SetAsync(tenant, [.. file.Rates.Where(rate => !stored.Contains(rate))], new Uri(url).Host, cancellationToken);
        return (file.Rates.Count, null);
    }

    private async Task<(string? Text, string? Problem)> AskAsync(string url, CancellationToken cancellationToken)
    {
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        budget.CancelAfter(limits.Total);
        using var request = new HttpRequestMessage(HttpMethod.Get, url) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Headers.Add("User-Agent", UserAgent);
        try
        {
            using var response = await http.SendAsync(request, budget.Token);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                return (null, $"It answered {(int)response.StatusCode}; redirects are not followed.");
            }

            // Half a file would be half the rates: what is cut off is not read.
            using var text = new MemoryStream();
            await using var body = await response.Content.ReadAsStreamAsync(budget.Token);
            var buffer = new byte[16 * 1024];
            while (await body.ReadAsync(buffer, budget.Token) is > 0 and var read)
            {
                text.Write(buffer, 0, read);
                if (text.Length > MostBytes)
                {
                    return (null, "The answer has more than 1 MiB.");
                }
            }

            return (AnswerText.Sanitise(text.ToArray()), null);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && PostbackSender.Explain(failure) is { } explained)
        {
            return (null, explained.Detail);
        }
    }

    private static Notice Failure(string url, string problem, DateTimeOffset since) => new()
    {
        Kind = NoticeKind.RatesNotFetched,
        Subject = url.Length <= 300 ? url : url[..300],
        Occasion = since.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        Title = "Rates of exchange could not be fetched",
        Detail = $"{problem} The rates stored before stay in force, and it is tried again every hour.",
        Path = "/rates",
    };
}
