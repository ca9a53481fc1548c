using TrackingPlatform.Domain.Uploads;

namespace TrackingPlatform.Data.Uploads;

/// <summary>How the file of an upload is read from now on.</summary>
/// <param name="Format">How it is written.</param>
/// <param name="Header">The names of its columns, read in this format.</param>
/// <param name="Fields">The field of each column.</param>
/// <param name="Rows">How many rows it has, read in this format.</param>
public sealed record UploadRevision(FileFormat Format, IReadOnlyList<string> Header, IReadOnlyList<string> Fields, int Rows);
