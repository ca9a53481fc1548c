using Npgsql;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>Rows of deliveries and their attempts as values.</summary>
internal static class DeliveryEntryReading
{
    public static DeliveryEntry Read(NpgsqlDataReader row) => new()
    {
        Id = row.Id<DeliveryId>("delivery_id"),
        ConversionId = row.Id<ConversionId>("conversion_id"),
        ClickId = row.IdOrNull<ClickId>("click_id"),
        TransactionId = row.TextOrNull("txn_id"),
        TemplateId = row.IdOrNull<TemplateId>("template_id"),
        TemplateName = row.TextOrNull("template_name"),
        TemplateVersion = row.IntOrNull("template_version"),
        WebhookId = row.IdOrNull<WebhookId>("webhook_id"),
        WebhookName = row.TextOrNull("webhook_name"),
        EventSeq = row.Int("event_seq"),
        PublisherId = row.Id<PublisherId>("publisher_id"),
        PublisherName = row.Text("publisher_name"),
        OfferId = row.Id<OfferId>("offer_id"),
        OfferName = row.TextOrNull("offer_name"),
        Event = row.Text("event"),
        StatusSent = row.Text("status_sent"),
        Endpoint = row.TextOrNull("endpoint"),
        State = row.Named<DeliveryState>("state"),
        Reason = row.TextOrNull("reason"),
        Attempt = row.Int("attempt"),
        NextAt = row.TimeOrNull("next_at"),
        CreatedAt = row.Time("created_at"),
        DeadlineAt = row.TimeOrNull("deadline_at"),
        LastAt = row.TimeOrNull("last_at"),
        LastStatusCode = row.IntOrNull("last_status_code"),
        LastError = row.TextOrNull("last_error"),
        Replays = row.Int("replays"),
        Detail = row.TextOrNull("detail"),
    };

    public static (DeliveryId Delivery, DeliveryAttemptEntry Attempt) ReadAttempt(NpgsqlDataReader row) =>
        (row.Id<DeliveryId>("delivery_id"), new DeliveryAttemptEntry(
            row.Int("number"),
            row.Time("at"),
            row.Int("duration_ms"),
            row.IntOrNull("status_code"),
            row.TextOrNull("error"),
            row.Text("method"),
            row.Text("url"),
            row.TextOrNull("response"),
            row.Text("node"))
        {
            Batch = row.IdOrNull<BatchId>("batch_id"),
        });
}
