using System.Collections.Immutable;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Domain.Clicks;

/// <summary>Asks a gate about all caps of an offer.</summary>
internal static class CapAccess
{
    /// <summary>The reason code of the first cap without room; null when all have some.</summary>
    public static string? Objection(ImmutableArray<BoundCap> caps, PublisherId publisher, DateTimeOffset now, ICapGate gate)
    {
        foreach (var cap in caps)
        {
            if (cap.AppliesTo(publisher) && !gate.HasRoom(cap, publisher, now))
            {
                return cap.Refusal;
            }
        }

        return null;
    }

    /// <summary>Takes room of every cap, or of none: the reason code of the first that had none.</summary>
    public static string? Take(ImmutableArray<BoundCap> caps, PublisherId publisher, DateTimeOffset now, ICapGate gate)
    {
        for (var index = 0; index < caps.Length; index++)
        {
            if (caps[index].AppliesTo(publisher) && !gate.TryTake(caps[index], publisher, now))
            {
                PutBack(caps.AsSpan(0, index), publisher, now, gate);
                return caps[index].Refusal;
            }
        }

        return null;
    }

    private static void PutBack(ReadOnlySpan<BoundCap> taken, PublisherId publisher, DateTimeOffset now, ICapGate gate)
    {
        foreach (var cap in taken)
        {
            if (cap.AppliesTo(publisher))
            {
                gate.PutBack(cap, publisher, now);
            }
        }
    }
}
