using System.Globalization;
using System.Text;
using MimeKit;
using TrackingPlatform.Data.Notices;

namespace TrackingPlatform.Workers.Notices;

/// <summary>Puts what one recipient is to hear at this moment into one mail, so that a bad hour fills no mailbox.</summary>
internal static class NoticeMail
{
    /// <param name="sends">At least one; all to the same recipient of the same tenant.</param>
    /// <param name="options">The sender, and how links begin.</param>
    public static MimeMessage Compose(IReadOnlyList<NoticeSend> sends, MailOptions options)
    {
        var first = sends[0];
        var mail = new MimeMessage();
        mail.From.Add(MailboxAddress.Parse(options.From));
        mail.To.Add(MailboxAddress.Parse(first.Target));
        mail.Subject = sends.Count == 1 ? $"{first.Entry.Notice.Title} ({first.TenantName})" : $"{first.Entry.Notice.Title}, and {sends.Count - 1} more ({first.TenantName})";

        // The same over all attempts: should it be sent twice, the mailbox can tell.
        mail.MessageId = $"{first.Id:N}@trackingplatform.invalid";
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Body = new TextPart("plain") { Text = Text(sends, options) };
        return mail;
    }

    private static string Text(IReadOnlyList<NoticeSend> sends, MailOptions options)
    {
        var text = new StringBuilder();
        foreach (var send in sends)
        {
            var notice = send.Entry.Notice;
            text.Append(notice.Title).Append('\n').Append(send.Entry.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)).Append(" UTC\n\n");
            text.Append(send.IsForStaff ? notice.Detail : notice.DetailForPublishers ?? notice.Detail).Append('\n');
            if (send.IsForStaff && options.PublicUrl is { } start)
            {
                text.Append(start).Append(notice.Path).Append('\n');
            }

            text.Append('\n');
        }

        return text.Append("--\n").Append(sends[0].TenantName).Append('\n').ToString();
    }
}
