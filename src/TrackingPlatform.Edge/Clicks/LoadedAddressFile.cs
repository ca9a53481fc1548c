using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>A file of the folder as it was last looked at.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsBundled">It came with the platform.</param>
/// <param name="Bytes">Its size then.</param>
/// <param name="WrittenAt">When it was last written.</param>
/// <param name="Reader">What is in use of it, which may be an older file of the same name.</param>
/// <param name="Problem">Why the file as it lies there is not in use.</param>
internal sealed record LoadedAddressFile(string Name, bool IsBundled, long Bytes, DateTime WrittenAt, AddressReader? Reader, AddressFileProblem? Problem)
{
    public bool IsSameAs(FileInfo file) => file.Length == Bytes && file.LastWriteTimeUtc == WrittenAt;

    public bool TellsCountries => Reader?.Contents.Facts.HasFlag(AddressFacts.Country) ?? false;
}
