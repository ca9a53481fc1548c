using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using MimeKit;
using TrackingPlatform.Data.Notices;
using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Workers.Notices;

/// <summary>Sends notices that are due, by mail where this installation has a mail server, and to the tenants' own addresses.</summary>
internal sealed class NoticeSender(NoticeOutbox outbox, NoticeWebhook webhook, MailOptions? mail, ILogger<NoticeSender> logger)
{
    /// <summary>As many as are taken at once.</summary>
    public const int BatchSize = 20;

    private readonly NoticeChannel[] _channels = mail is null ? [NoticeChannel.Webhook] : [NoticeChannel.Mail, NoticeChannel.Webhook];
    private readonly MailPost? _post = mail is null ? null : new MailPost(mail);

    /// <summary>Answers how many were taken.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var claimed = await outbox.ClaimAsync(_channels, BatchSize, cancellationToken);
        var mails = claimed.Where(send => send.Channel == NoticeChannel.Mail).GroupBy(send => (send.Tenant, send.Target));
        await Task.WhenAll([
            .. mails.Select(same => MailAsync([.. same], cancellationToken)),
            .. claimed.Where(send => send.Channel == NoticeChannel.Webhook).Select(send => TellAsync(send, cancellationToken))]);
        return claimed.Count;
    }

    private async Task MailAsync(IReadOnlyList<NoticeSend> sends, CancellationToken cancellationToken)
    {
        // Mail is claimed only where there is a mail server.
        var failure = TryCompose(sends) is { } composed ? await _post!.SendAsync(composed, cancellationToken) : new MailFailure("This is no mail address.", IsFinal: true);
        foreach (var send in sends)
        {
            await FinishAsync(send, failure?.Why, failure?.IsFinal is true, cancellationToken);
        }
    }

    private MimeMessage? TryCompose(IReadOnlyList<NoticeSend> sends)
    {
        try
        {
            return NoticeMail.Compose(sends, mail!);
        }
        catch (ParseException)
        {
            return null;
        }
    }

    private async Task TellAsync(NoticeSend send, CancellationToken cancellationToken) =>
        await FinishAsync(send, await webhook.SendAsync(send, cancellationToken), isFinal: false, cancellationToken);

    private async Task FinishAsync(NoticeSend send, string? failure, bool isFinal, CancellationToken cancellationToken)
    {
        if (failure is null)
        {
            await outbox.SentAsync(send, cancellationToken);
            return;
        }

        var delay = isFinal ? null : RetrySchedule.Standard.DelayAfter(send.Attempt, RandomNumberGenerator.GetInt32(1_000_000) / 1_000_000d);
        logger.NoticeNotSent(send.Entry.Id, send.Channel, send.Attempt, delay);
        await outbox.FailedAsync(send, failure.Length > 500 ? failure[..500] : failure, delay, cancellationToken);
    }
}
