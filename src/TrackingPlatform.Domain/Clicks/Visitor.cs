namespace TrackingPlatform.Domain.Clicks;

/// <summary>What is kept about who clicked: nothing that names a person.</summary>
public sealed record Visitor
{
    /// <summary>The address cut to /24 or /48, as text; null when unknown. The full address is never written anywhere.</summary>
    public string? Address { get; init; }

    /// <summary>The agent string, at most <see cref="ClickLimits.UserAgent"/> characters.</summary>
    public string? UserAgent { get; init; }

    /// <summary>Sixteen bytes that are the same for the same address and agent within one day of the tenant; empty when not made.</summary>
    public byte[] Key { get; init; } = [];

    /// <summary>ISO 3166 country, two capital letters; null when unknown.</summary>
    public string? Country { get; init; }

    /// <summary>First division of the country, by name; null when unknown.</summary>
    public string? Region { get; init; }

    /// <summary>City; null when unknown.</summary>
    public string? City { get; init; }

    /// <summary>Number of the autonomous system; null when unknown.</summary>
    public long? Asn { get; init; }

    /// <summary>Who runs the visitor's network; null when unknown.</summary>
    public string? Isp { get; init; }

    /// <summary>Wire name of the <see cref="ConnectionKind"/>; null when unknown.</summary>
    public string? Connection { get; init; }

    /// <summary><c>desktop</c>, <c>mobile</c>, <c>tablet</c>, <c>tv</c>, <c>bot</c> or <c>unknown</c>.</summary>
    public string? Device { get; init; }

    /// <summary>Who made the device; null when unknown.</summary>
    public string? Brand { get; init; }

    /// <summary>Operating system.</summary>
    public string? Os { get; init; }

    /// <summary>Version of the operating system.</summary>
    public string? OsVersion { get; init; }

    /// <summary>Browser.</summary>
    public string? Browser { get; init; }

    /// <summary>Version of the browser.</summary>
    public string? BrowserVersion { get; init; }

    /// <summary>First language the visitor asked for, such as <c>de-AT</c>.</summary>
    public string? Language { get; init; }

    /// <summary>Scheme and host the visitor came from, without path.</summary>
    public string? Referrer { get; init; }
}
