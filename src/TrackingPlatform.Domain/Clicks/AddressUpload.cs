namespace TrackingPlatform.Domain.Clicks;

/// <summary>What became of a file that was handed in.</summary>
public abstract record AddressUpload
{
    private AddressUpload() { }

    /// <summary>It is in use.</summary>
    public sealed record Taken(AddressFile File) : AddressUpload;

    /// <summary>It is not, and an older file of the same name still is.</summary>
    public sealed record Refused(AddressFileProblem Problem) : AddressUpload;
}
