using System.Text.Json;
using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Edge.Campaigns;

/// <summary>The last snapshot on disk, so that a node starts and redirects with the database away.</summary>
internal sealed class SnapshotFile(string path)
{
    public const string Name = "snapshot.json";

    public async Task<SnapshotContents?> ReadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        await using var file = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync(file, SnapshotJson.Default.SnapshotContents, cancellationToken);
    }

    /// <summary>Writes beside the old file and renames, so that a crash leaves either the old one or the new one.</summary>
    public async Task WriteAsync(SnapshotContents contents, CancellationToken cancellationToken)
    {
        var fresh = path + ".new";
        await using (var file = new FileStream(fresh, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }))
        {
            await JsonSerializer.SerializeAsync(file, contents, SnapshotJson.Default.SnapshotContents, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
    }
}
