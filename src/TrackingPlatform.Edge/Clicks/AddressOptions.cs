namespace TrackingPlatform.Edge.Clicks;

/// <summary>Where address data lies.</summary>
internal sealed class AddressOptions
{
    public const string Section = "Addresses";

    /// <summary>The folder of the operator's MMDB files; below the data directory when not given. Several nodes may share one.</summary>
    public string? Directory { get; set; }

    /// <summary>The folder of the files that came with the platform; beside its own when not given.</summary>
    public string? BundledDirectory { get; set; }
}
