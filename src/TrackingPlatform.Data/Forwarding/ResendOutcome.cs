using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>What became of the wish to send a delivery again.</summary>
public abstract record ResendOutcome
{
    private ResendOutcome()
    {
    }

    /// <summary>It is due now, under the same id and with a fresh schedule.</summary>
    public sealed record Queued(DeliveryId Delivery) : ResendOutcome;

    /// <summary>It is being sent at this moment.</summary>
    public sealed record UnderWay(DeliveryId Delivery) : ResendOutcome;

    /// <summary>The tenant has no such delivery.</summary>
    public sealed record NotFound : ResendOutcome;

    /// <summary>It cannot be sent.</summary>
    /// <param name="Reason">The reason code.</param>
    /// <param name="Message">A sentence that says what to do.</param>
    public sealed record Refused(string Reason, string Message) : ResendOutcome;
}
