using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TrackingPlatform.Data.Notices;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Notices;
using TrackingPlatform.Domain.Privacy;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Workers.Forwarding;

namespace TrackingPlatform.Workers.Notices;

/// <summary>Tells the tenant's own address of a notice, through the same guarded way out as postbacks.</summary>
internal sealed class NoticeWebhook(PostbackSender sender, SecretBox box)
{
    /// <summary>Sends one. Answers what went wrong; null when it was taken.</summary>
    public async Task<string?> SendAsync(NoticeSend send, CancellationToken cancellationToken)
    {
        var request = new RenderedRequest("POST", send.Target, [], Body(send), "application/json");
        return await sender.SendAsync(new OutboundRequest(new DeliveryId(send.Id), send.Attempt, request, Secret(send)), cancellationToken) switch
        {
            OutboundResult.Answered { StatusCode: >= 200 and <= 299 } => null,
            OutboundResult.Answered answered => $"It answered {answered.StatusCode}.",
            OutboundResult.Failed failed => failed.Detail,
            _ => throw new UnreachableException(),
        };
    }

    private static string Body(NoticeSend send)
    {
        var notice = send.Entry.Notice;
        return JsonSerializer.Serialize(
            new NoticeMessage(
                "notice", send.Entry.Id.ToString(), WireName<NoticeKind>.Of(notice.Kind), notice.Subject, notice.Title, notice.Detail, notice.Path,
                [.. notice.Publishers.Select(publisher => publisher.ToString())], send.Entry.At),
            NoticeJson.Default.NoticeMessage);
    }

    private string? Secret(NoticeSend send) => send.SecretCipher is not { } cipher ? null
        : box.Open(SecretPurpose.NoticeSecret, cipher) is { } secret ? Encoding.UTF8.GetString(secret)
        : throw new CryptographicException("The secret of a tenant's notices was sealed with another master key; give this node the one of the others.");
}
