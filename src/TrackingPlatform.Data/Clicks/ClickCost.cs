namespace TrackingPlatform.Data.Clicks;

/// <summary>What a link said its click cost, as a number: the drain and reports must read the same in it.</summary>
internal static class ClickCost
{
    /// <summary>Over a column <c>cost</c>; whatever is no plain decimal of up to nine digits and six decimals counts nothing.</summary>
    public const string Expression = "(case when cost ~ '^[0-9]{1,9}([.][0-9]{1,6})?$' then cost::numeric else 0 end)";
}
