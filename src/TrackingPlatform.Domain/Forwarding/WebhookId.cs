using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Forwarding;

/// <summary>Names a webhook.</summary>
public readonly record struct WebhookId(Guid Value) : IEntityId<WebhookId>
{
    /// <inheritdoc/>
    public static string Prefix => "whk_";

    /// <inheritdoc/>
    public static WebhookId From(Guid value) => new(value);

    /// <summary>A fresh identifier made at <paramref name="now"/>.</summary>
    public static WebhookId New(DateTimeOffset now) => EntityId.New<WebhookId>(now);

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
