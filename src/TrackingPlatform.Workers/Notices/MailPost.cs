using System.Diagnostics;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace TrackingPlatform.Workers.Notices;

/// <summary>Hands mails to the mail server, each over a connection of its own: notices are rare.</summary>
internal sealed class MailPost(MailOptions options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Sends one mail. Answers what went wrong; null when the server took it.</summary>
    public async Task<MailFailure?> SendAsync(MimeMessage mail, CancellationToken cancellationToken)
    {
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        budget.CancelAfter(Patience);
        using var client = new SmtpClient();
        try
        {
            await client.ConnectAsync(options.Host, options.Port, SocketOptions(), budget.Token);
            if (options.User is { } user)
            {
                await client.AuthenticateAsync(user, options.Password ?? "", budget.Token);
            }

            await client.SendAsync(mail, budget.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new MailFailure("The mail server did not answer in time.", IsFinal: false);
        }
        catch (SmtpCommandException refused)
        {
            // 5xx is meant for good, 4xx for now.
            return new MailFailure(refused.Message, (int)refused.StatusCode >= 500);
        }
        catch (Exception failure) when (failure is IOException or SocketException or ProtocolException or AuthenticationException or SslHandshakeException or NotSupportedException)
        {
            return new MailFailure(failure.Message, IsFinal: false);
        }

        await LeaveAsync(client);
        return null;
    }

    private SecureSocketOptions SocketOptions() => options.Security switch
    {
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.None => SecureSocketOptions.None,
        _ => throw new UnreachableException(),
    };

    // The mail is theirs by now: a goodbye that fails must not have it sent again.
    private static async Task LeaveAsync(SmtpClient client)
    {
        try
        {
            using var budget = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await client.DisconnectAsync(quit: true, budget.Token);
        }
        catch (Exception failure) when (failure is IOException or SocketException or ProtocolException or CommandException or OperationCanceledException)
        {
            // Gone is gone.
        }
    }
}
