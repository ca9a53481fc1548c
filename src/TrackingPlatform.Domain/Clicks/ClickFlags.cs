namespace TrackingPlatform.Domain.Clicks;

/// <summary>What is remarkable about a click. Flagged clicks are recorded like any other.</summary>
[Flags]
public enum ClickFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A HEAD request or a known prefetcher: left out of click counts and never attributed.</summary>
    Prefetch = 1,

    /// <summary>The agent says it is a crawler.</summary>
    Bot = 2,

    /// <summary>A value was longer than its limit and was cut.</summary>
    Truncated = 4,

    /// <summary>A value held characters that cannot be stored (NUL, half a surrogate pair) and was cleaned.</summary>
    Sanitised = 8,

    /// <summary>There were more parameters than are kept.</summary>
    ParametersDropped = 16,

    /// <summary>The visitor lies outside the offer's targeting, which lets such visitors through.</summary>
    OffTarget = 32,

    /// <summary>The link asked for an address that the offer does not allow, so the visitor went to the offer's own.</summary>
    DeepLinkRefused = 64,

    /// <summary>The visitor clicked something of the tenant's before, as far as the node that answered remembers.</summary>
    Returning = 128,

    /// <summary>Recorded by a script on the offer's own page, without a redirect.</summary>
    Direct = 256,

    /// <summary>Somebody of the tenant tried the link: left out of click counts, caps and uniqueness, and its conversions out of all money.</summary>
    Test = 512,

    /// <summary>Taken over from another platform: it stands for a click made there, and is left out of click counts.</summary>
    Imported = 1024,
}
