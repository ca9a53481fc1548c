using System.Net;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Workers.Forwarding;

namespace TrackingPlatform.Workers.Campaigns;

/// <summary>Asks a host for its token by the guarded way out. Throws for nothing that the network or the host does.</summary>
internal sealed class HostVisit(HttpMessageInvoker http, OutboundLimits limits) : IDisposable
{
    private const string UserAgent = "TrackingPlatform/1.0 (host check)";
    private const int AnswerBytes = 256;

    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<HostReply> AskAsync(Uri address, CancellationToken cancellationToken)
    {
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        budget.CancelAfter(limits.Total);
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Headers.Add("User-Agent", UserAgent);
        try
        {
            using var response = await http.SendAsync(request, budget.Token);
            var body = await AnswerText.ReadAsync(response.Content, AnswerBytes, budget.Token);
            cancellationToken.ThrowIfCancellationRequested();
            Uri? location = null;
            if (response.Headers.Location is { } to)
            {
                Uri.TryCreate(address, to, out location);
            }

            return new HostReply.Answered((int)response.StatusCode, body, location);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && PostbackSender.Explain(failure) is { } explained)
        {
            return new HostReply.Silent(explained.Detail);
        }
    }

    public void Dispose() => http.Dispose();
}
