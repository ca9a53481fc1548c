namespace TrackingPlatform.Domain.Clicks;

/// <summary>The files of address data on this node: MMDB files in one folder, which may also be filled by hand.</summary>
public interface IAddressFiles
{
    /// <summary>The largest file taken: 512 MiB.</summary>
    public const long MostBytes = 512L * 1024 * 1024;

    /// <summary>The files, bundled ones last.</summary>
    IReadOnlyList<AddressFile> List();

    /// <summary>Takes a file in. It is written beside the others, opened and tried, and only then put in the place of one with the same name.</summary>
    /// <param name="name">Its name, such as <c>GeoLite2-City.mmdb</c>.</param>
    /// <param name="content">Its bytes; read to the end or to the limit.</param>
    /// <param name="cancellationToken">Stops it; nothing is kept then.</param>
    Task<AddressUpload> AddAsync(string name, Stream content, CancellationToken cancellationToken);

    /// <summary>Removes a file that was added; false when there is none of this name, or only a bundled one.</summary>
    bool Remove(string name);
}
