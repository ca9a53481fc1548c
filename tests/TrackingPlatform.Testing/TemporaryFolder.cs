namespace TrackingPlatform.Testing;

/// <summary>A folder that goes with the test. Open for passing, as a data directory under /var/lib would be.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder()
    {
        Path = Directory.CreateTempSubdirectory("tp-").FullName;
        File.SetUnixFileMode(Path, (UnixFileMode)0b111_101_101);
    }

    public string Path { get; }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A child of a killed server may still be writing its last line; the folder is in /tmp.
        }
    }
}
