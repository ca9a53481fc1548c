namespace TrackingPlatform.Domain.Clicks;

/// <summary>A file of address data on this node.</summary>
/// <param name="Name">Its name in the folder, with extension.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="IsBundled">It came with the platform, and is used as long as no other file tells countries.</param>
/// <param name="IsUsed">Look-ups ask it.</param>
/// <param name="Contents">What is in use of it; null when it could never be read.</param>
/// <param name="Problem">Why what lies in the folder now is not in use; null when all is well.</param>
public sealed record AddressFile(string Name, long Bytes, bool IsBundled, bool IsUsed, AddressFileContents? Contents, AddressFileProblem? Problem);
