using System.Collections.Frozen;
using System.Collections.Immutable;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>Sources and sub-ids whose visitors a tenant does not take, everywhere, from one publisher or for one offer.</summary>
public sealed class TrafficBlocks
{
    /// <summary>Nothing is blocked.</summary>
    public static readonly TrafficBlocks None = new([]);

    private readonly ImmutableArray<ConditionField> _fields;
    private readonly FrozenDictionary<(ConditionField Field, string Value), Reach[]> _blocks;

    /// <param name="blocks">What is blocked: a source or sub-id by its value, without regard to case; no publisher means every one, no offer likewise.</param>
    public TrafficBlocks(IEnumerable<(ConditionField Field, string Value, PublisherId? Publisher, OfferId? Offer)> blocks)
    {
        _blocks = blocks
            .GroupBy(each => (each.Field, each.Value.ToUpperInvariant()), each => new Reach(each.Publisher, each.Offer))
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
        _fields = [.. _blocks.Keys.Select(key => key.Field).Distinct().Order()];
    }

    /// <summary>Why a visitor may not go to an offer; null when nothing of this kind stands against it.</summary>
    public string? Objection(in ClickFacts facts, OfferId offer)
    {
        foreach (var field in _fields)
        {
            if (facts.Text(field, null) is { Length: > 0 } text && _blocks.TryGetValue((field, text.ToUpperInvariant()), out var reaches) && Reaches(reaches, facts.Publisher, offer))
            {
                return field == ConditionField.Source ? ReasonCodes.SourceBlocked : ReasonCodes.SubBlocked;
            }
        }

        return null;
    }

    private static bool Reaches(Reach[] reaches, PublisherId publisher, OfferId offer)
    {
        foreach (var (blockedPublisher, blockedOffer) in reaches)
        {
            if ((blockedPublisher is null || blockedPublisher == publisher) && (blockedOffer is null || blockedOffer == offer))
            {
                return true;
            }
        }

        return false;
    }

    private readonly record struct Reach(PublisherId? Publisher, OfferId? Offer);
}
