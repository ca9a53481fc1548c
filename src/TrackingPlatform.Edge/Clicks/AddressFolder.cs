using System.Collections.Immutable;
using System.Security.Cryptography;
using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>Keeps what look-ups ask the same as what lies in the folder.</summary>
/// <remarks>
/// A file is opened when it stood still between two looks, so that one which is still being copied is left alone. One that cannot be used
/// is refused, and what was in use of it stays.
/// </remarks>
internal sealed class AddressFolder(string directory, string bundled, AddressData data, ILogger<AddressFolder> logger, long mostBytes = IAddressFiles.MostBytes) : IAddressFiles
{
    private const string Pattern = "*.mmdb";
    private const string Partial = ".upload-";
    private const int LongestName = 100;

    private readonly Lock _changing = new();
    private readonly Dictionary<string, (long Bytes, DateTime WrittenAt)> _restless = new(StringComparer.Ordinal);
    private ImmutableArray<LoadedAddressFile> _files = [];

    public IReadOnlyList<AddressFile> List()
    {
        var files = _files;
        var ownTellCountries = files.Any(file => !file.IsBundled && file.TellsCountries);
        return
        [
            .. files.Select(file => new AddressFile(
                file.Name, file.Bytes, file.IsBundled, file.Reader is not null && !(file.IsBundled && ownTellCountries), file.Reader?.Contents, file.Problem)),
        ];
    }

    /// <summary>Opens everything at once: at start nobody is copying.</summary>
    public void Open()
    {
        Directory.CreateDirectory(directory);
        foreach (var left in Directory.EnumerateFiles(directory, Partial + "*"))
        {
            File.Delete(left);
        }

        Refresh(waitsForRest: false);
    }

    /// <summary>Looks whether anything changed. Costs a listing when nothing did.</summary>
    public void Refresh(bool waitsForRest = true)
    {
        lock (_changing)
        {
            ImmutableArray<LoadedAddressFile> fresh = [.. Look(directory, isBundled: false, waitsForRest), .. Look(bundled, isBundled: true, waitsForRest)];
            if (!fresh.SequenceEqual(_files))
            {
                Use(fresh);
            }
        }
    }

    public async Task<AddressUpload> AddAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        if (!IsGoodName(name))
        {
            return new AddressUpload.Refused(AddressFileProblem.BadName);
        }

        // In the same folder, so that moving it into place is one step.
        var partial = Path.Combine(directory, Partial + RandomNumberGenerator.GetHexString(16));
        try
        {
            return await WriteAsync(partial, content, cancellationToken) ? TakeOver(name, partial) : new AddressUpload.Refused(AddressFileProblem.TooLarge);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            logger.AddressFolderUnreadable(directory, exception.Message);
            return new AddressUpload.Refused(AddressFileProblem.NotStored);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    public bool Remove(string name)
    {
        var path = Path.Combine(directory, name);
        if (!IsGoodName(name) || !File.Exists(path))
        {
            return false;
        }

        File.Delete(path);
        Refresh();
        return true;
    }

    private IEnumerable<LoadedAddressFile> Look(string folder, bool isBundled, bool waitsForRest)
    {
        foreach (var file in Files(folder))
        {
            var known = _files.FirstOrDefault(each => each.Name == file.Name && each.IsBundled == isBundled);
            if (known?.IsSameAs(file) ?? false)
            {
                yield return known;
            }
            else if (!waitsForRest || Rests(file))
            {
                yield return Load(file, isBundled, known?.Reader);
            }
            else if (known is not null)
            {
                yield return known;
            }
        }
    }

    private IReadOnlyList<FileInfo> Files(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? [.. new DirectoryInfo(folder).EnumerateFiles(Pattern).OrderBy(file => file.Name, StringComparer.Ordinal)] : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            logger.AddressFolderUnreadable(folder, exception.Message);
            return [];
        }
    }

    private bool Rests(FileInfo file)
    {
        var now = (file.Length, file.LastWriteTimeUtc);
        if (_restless.TryGetValue(file.FullName, out var before) && before == now)
        {
            return _restless.Remove(file.FullName);
        }

        _restless[file.FullName] = now;
        return false;
    }

    private LoadedAddressFile Load(FileInfo file, bool isBundled, AddressReader? lastGood)
    {
        var (reader, problem) = file.Length > mostBytes ? (null, AddressFileProblem.TooLarge) : AddressReader.Open(file.FullName);
        if (problem is { } refused)
        {
            logger.AddressFileRefused(file.Name, refused);
        }

        return new LoadedAddressFile(file.Name, isBundled, file.Length, file.LastWriteTimeUtc, reader ?? lastGood, problem);
    }

    private void Use(ImmutableArray<LoadedAddressFile> files)
    {
        _files = files;
        var own = files.Where(file => !file.IsBundled).ToList();
        var used = (own.Exists(file => file.TellsCountries) ? own : [.. files]).Where(file => file.Reader is not null).ToList();
        data.Replace(new AddressSet(used.Select(file => file.Reader!))); // the line above leaves those that have one
        logger.AddressDataReplaced(used.Count == 0 ? "none" : string.Join(", ", used.Select(file => $"{file.Name} of {file.Reader!.Contents.BuiltAt:yyyy-MM-dd}")));
    }

    private async Task<bool> WriteAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        var buffer = new byte[81_920];
        for (var total = 0L; await content.ReadAsync(buffer, cancellationToken) is > 0 and var read;)
        {
            total += read;
            if (total > mostBytes)
            {
                return false;
            }

            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        file.Flush(flushToDisk: true);
        return true;
    }

    private AddressUpload TakeOver(string name, string partial)
    {
        var (reader, problem) = AddressReader.Open(partial);
        if (problem is { } refused)
        {
            return new AddressUpload.Refused(refused);
        }

        lock (_changing)
        {
            var path = Path.Combine(directory, name);
            File.Move(partial, path, overwrite: true);
            var file = new FileInfo(path);
            var taken = new LoadedAddressFile(name, IsBundled: false, file.Length, file.LastWriteTimeUtc, reader, null);
            Use([.. _files.Where(each => each.IsBundled || each.Name != name).Append(taken).OrderBy(each => each.IsBundled).ThenBy(each => each.Name, StringComparer.Ordinal)]);
        }

        return new AddressUpload.Taken(List().First(file => file.Name == name && !file.IsBundled));
    }

    private static bool IsGoodName(string name) =>
        name.Length <= LongestName
        && name.Length > 5
        && name.EndsWith(".mmdb", StringComparison.Ordinal)
        && name[0] != '.'
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');
}
