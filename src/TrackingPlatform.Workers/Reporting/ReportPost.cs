using System.Globalization;
using System.Text;
using MimeKit;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Workers.Notices;

namespace TrackingPlatform.Workers.Reporting;

/// <summary>Writes and sends the mail of a saved view.</summary>
/// <param name="options">The mail server; null where this installation has none.</param>
internal sealed class ReportPost(MailOptions? options)
{
    /// <summary>The largest file that is attached: many mailboxes refuse more.</summary>
    public const long MostBytes = 10 * 1024 * 1024;

    /// <summary>Answers what went wrong; null when the server took the mail.</summary>
    public async Task<MailFailure?> SendAsync(DueView due, MimePart file, CancellationToken cancellationToken)
    {
        if (options is null)
        {
            return new MailFailure("This installation has no mail server.", IsFinal: true);
        }

        try
        {
            using var mail = Compose(due, file, options);
            return await new MailPost(options).SendAsync(mail, cancellationToken);
        }
        catch (ParseException)
        {
            return new MailFailure("One of the recipients is no mail address.", IsFinal: true);
        }
    }

    /// <summary>The whole mail.</summary>
    public static MimeMessage Compose(DueView due, MimePart file, MailOptions options)
    {
        var view = due.View;
        var mail = new MimeMessage();
        mail.From.Add(MailboxAddress.Parse(options.From));
        mail.To.AddRange(view.Recipients.Select(MailboxAddress.Parse));
        mail.Subject = $"{view.Name} ({due.TenantName})";

        // The same over all tries of one morning: should it be sent twice, the mailbox can tell.
        mail.MessageId = $"{view.Id.Value:N}.{(view.NextAt ?? default).AddMinutes(-10 * due.Attempt).ToString("yyyyMMdd", CultureInfo.InvariantCulture)}@trackingplatform.invalid";
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Body = new Multipart("mixed") { new TextPart("plain") { Text = Text(due, options) }, file };
        return mail;
    }

    private static string Text(DueView due, MailOptions options)
    {
        var text = new StringBuilder().Append(due.View.Name).Append("\n\nThe figures are attached. ");
        if (options.PublicUrl is { } start)
        {
            text.Append("The same report, live:\n").Append(start).Append("/reports?").Append(due.View.Query).Append('\n');
        }

        return text.Append("\nMailed ").Append(WireName<ReportSchedule>.Of(due.View.Schedule)).Append(" at the wish of ").Append(due.View.Author)
            .Append(", who can stop it on the page of saved views.\n--\n").Append(due.TenantName).Append('\n').ToString();
    }
}
