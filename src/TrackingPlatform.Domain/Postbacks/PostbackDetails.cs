namespace TrackingPlatform.Domain.Postbacks;

/// <summary>What a postback says besides click, event, money and status: stored with the conversion, reportable, usable as macros.</summary>
public sealed record PostbackDetails
{
    /// <summary>Nothing.</summary>
    public static readonly PostbackDetails None = new();

    /// <summary><c>adv1</c>…<c>adv10</c> at index 0…9; null where not given. Shorter when the last ones are missing.</summary>
    public IReadOnlyList<string?> Adv { get; init; } = [];

    /// <summary>The advertiser's id of the customer.</summary>
    public string? UserId { get; init; }

    /// <summary>Coupon used.</summary>
    public string? Coupon { get; init; }

    /// <summary>Creative, as the advertiser knows it.</summary>
    public string? Creative { get; init; }

    /// <summary>Campaign, as the advertiser knows it.</summary>
    public string? CampaignRef { get; init; }

    /// <summary>Everything we have no name for, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Others { get; init; } = [];

    /// <summary>The basket.</summary>
    public IReadOnlyList<LineItem> Items { get; init; } = [];

    /// <summary>Whether both say the same.</summary>
    public bool Says(PostbackDetails other) =>
        (UserId, Coupon, Creative, CampaignRef) == (other.UserId, other.Coupon, other.Creative, other.CampaignRef)
        && Adv.SequenceEqual(other.Adv) && Others.SequenceEqual(other.Others) && Items.SequenceEqual(other.Items);

    /// <summary>At most so many characters, and never half of one: half a character cannot be stored.</summary>
    internal static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    /// <summary>The last value of another parameter, or null.</summary>
    public string? Other(string name)
    {
        for (var index = Others.Count - 1; index >= 0; index--)
        {
            if (string.Equals(Others[index].Key, name, StringComparison.Ordinal))
            {
                return Others[index].Value;
            }
        }

        return null;
    }
}
