using System.Net;
using MaxMind.Db;
using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>One file of address data, held in memory. Safe to share between threads.</summary>
/// <remarks>
/// Not mapped: whoever copies a new file over a mapped one ends the process. What is held is left to the garbage collector, since
/// look-ups may still be under way when a newer file takes over.
/// </remarks>
internal sealed class AddressReader
{
    // As many records are read before a file is taken: enough to see the layout and to stumble over a tree that leads nowhere.
    private const int Tried = 4_096;
    private const int Samples = 64;

    private readonly Func<IPAddress, VisitorPlace> _find;
    private int _isBroken;

    private AddressReader(Reader reader, bool isNested, AddressFacts facts, AddressFamilies families)
    {
        _find = isNested ? address => Find<NestedAddressRecord>(reader, address) : address => Find<FlatAddressRecord>(reader, address);
        var metadata = reader.Metadata;
        Contents = new AddressFileContents(metadata.DatabaseType, facts, families, new DateTimeOffset(metadata.BuildDate, TimeSpan.Zero));
    }

    public AddressFileContents Contents { get; }

    /// <summary>Opens a file and tries it.</summary>
    public static (AddressReader? Reader, AddressFileProblem? Problem) Open(string path)
    {
        try
        {
            return Try(new Reader(path, FileAccessMode.Memory));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, AddressFileProblem.NotStored);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A damaged file fails in as many ways as there are bytes.
            return (null, AddressFileProblem.Damaged);
        }
    }

    /// <summary>What the file knows of an address of a family that it covers.</summary>
    /// <param name="address">Of a family in <see cref="Contents"/>.</param>
    /// <param name="stumbled">The file proved damaged here for the first time; the answer is nothing then and for every such place after.</param>
    public VisitorPlace Find(IPAddress address, out bool stumbled)
    {
        stumbled = false;
        try
        {
            return _find(address);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            stumbled = Interlocked.Exchange(ref _isBroken, 1) == 0;
            return default;
        }
    }

    private static VisitorPlace Find<TRecord>(Reader reader, IPAddress address)
        where TRecord : class, IAddressRecord => reader.Find<TRecord>(address)?.ToPlace() ?? default;

    private static (AddressReader?, AddressFileProblem?) Try(Reader reader)
    {
        var samples = reader.FindAll<Dictionary<string, object>>().Take(Samples).ToList();
        var isNested = !samples.Exists(sample => IsFlat(sample.Data));
        var families = reader.Metadata.IPVersion == 4 ? AddressFamilies.IPv4
            : samples.Exists(sample => IsLow(sample.Start)) ? AddressFamilies.IPv4 | AddressFamilies.IPv6
            : AddressFamilies.IPv6;
        var facts = isNested ? Facts<NestedAddressRecord>(reader) : Facts<FlatAddressRecord>(reader);
        return facts == AddressFacts.None ? (null, AddressFileProblem.UnknownLayout) : (new AddressReader(reader, isNested, facts, families), null);
    }

    private static bool IsFlat(Dictionary<string, object> record) =>
        record.Any(pair => pair.Key is "country_code" or "country" or "city" or "region" or "asn" && pair.Value is string);

    /// <summary>IPv4 lies at the bottom of a tree of IPv6, so its records come first.</summary>
    private static bool IsLow(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return bytes.Length == 4 || bytes.AsSpan(0, 12).IndexOfAnyExcept((byte)0) < 0;
    }

    private static AddressFacts Facts<TRecord>(Reader reader)
        where TRecord : class, IAddressRecord
    {
        var facts = AddressFacts.None;
        foreach (var record in reader.FindAll<TRecord>().Take(Tried))
        {
            facts |= Facts(record.Data.ToPlace());
        }

        return facts;
    }

    private static AddressFacts Facts(in VisitorPlace place) =>
        (place.Country is null ? 0 : AddressFacts.Country)
        | (place.Region is null ? 0 : AddressFacts.Region)
        | (place.City is null ? 0 : AddressFacts.City)
        | (place.Asn is null ? 0 : AddressFacts.Asn)
        | (place.Isp is null ? 0 : AddressFacts.Isp)
        | (place.Connection == ConnectionKind.Unknown ? 0 : AddressFacts.Connection);
}
