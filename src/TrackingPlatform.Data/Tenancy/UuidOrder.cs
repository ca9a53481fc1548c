namespace TrackingPlatform.Data.Tenancy;

/// <summary>As PostgreSQL sorts them: by their bytes from the left.</summary>
internal sealed class UuidOrder : IComparer<Guid>
{
    private UuidOrder()
    {
    }

    public static UuidOrder Instance { get; } = new();

    public int Compare(Guid one, Guid other)
    {
        Span<byte> left = stackalloc byte[16];
        Span<byte> right = stackalloc byte[16];
        one.TryWriteBytes(left, bigEndian: true, out _);
        other.TryWriteBytes(right, bigEndian: true, out _);
        return left.SequenceCompareTo(right);
    }
}
