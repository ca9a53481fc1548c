using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>A source or sub-id whose visitors are not taken.</summary>
public sealed class TrafficBlock : ITenantOwned
{
    private TrafficBlock() { }

    /// <summary>Blocks a value.</summary>
    /// <param name="tenantId">Whose block it is.</param>
    /// <param name="field"><see cref="ConditionField.Source"/> or one of the sub-ids.</param>
    /// <param name="value">Compared without regard to case; 1 to 500 characters.</param>
    /// <param name="publisherId">Only this publisher's; null means everybody's.</param>
    /// <param name="offerId">Only for this offer; null means for all.</param>
    /// <param name="note">A sentence for colleagues; at most 500 characters.</param>
    /// <param name="now">The time of the change.</param>
    /// <exception cref="ArgumentOutOfRangeException">The field is another.</exception>
    public static TrafficBlock Create(
        TenantId tenantId, ConditionField field, string value, PublisherId? publisherId, OfferId? offerId, string? note, DateTimeOffset now)
    {
        if (field is not (ConditionField.Source or (>= ConditionField.Sub1 and <= ConditionField.Sub10)))
        {
            throw new ArgumentOutOfRangeException(nameof(field));
        }

        return new TrafficBlock
        {
            TenantId = tenantId,
            Id = TrafficBlockId.New(now),
            Field = field,
            Value = value,
            PublisherId = publisherId,
            OfferId = offerId,
            Note = note,
            CreatedAt = now,
        };
    }

    /// <inheritdoc/>
    public TenantId TenantId { get; private set; }

    /// <summary>The block's identifier.</summary>
    public TrafficBlockId Id { get; private set; }

    /// <summary>What is compared.</summary>
    public ConditionField Field { get; private set; }

    /// <summary>With what.</summary>
    public string Value { get; private set; } = string.Empty;

    /// <summary>Whose visitors; null means everybody's.</summary>
    public PublisherId? PublisherId { get; private set; }

    /// <summary>For which offer; null means for all.</summary>
    public OfferId? OfferId { get; private set; }

    /// <summary>A sentence for colleagues.</summary>
    public string? Note { get; private set; }

    /// <summary>When it was added.</summary>
    public DateTimeOffset CreatedAt { get; private set; }
}
