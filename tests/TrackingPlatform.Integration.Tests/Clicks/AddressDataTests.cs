using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Edge.Clicks;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Clicks;

/// <summary>Look-ups in files of both layouts and families.</summary>
public sealed class AddressDataTests : IDisposable
{
    private static readonly DateTimeOffset Built = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly AddressData _data = new(NullLogger<AddressData>.Instance);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Both_layouts_give_the_same_place()
    {
        Write("nested.mmdb", 4, ("198.51.100.0/24", AddressRecords.NestedCity("DE", "Bavaria", "Munich")));
        Write("flat.mmdb", 4, ("203.0.113.0/24", AddressRecords.FlatCity("DE", "Bavaria", "Munich")));

        var nested = Find("nested.mmdb", "198.51.100.77");

        Assert.Equal(new VisitorPlace("DE", "Bavaria", "Munich", null, null, ConnectionKind.Unknown), nested);
        Assert.Equal(nested, Find("flat.mmdb", "203.0.113.77"));
    }

    [Fact]
    public void Networks_and_providers_are_read_from_every_kind_of_file()
    {
        Write("asn.mmdb", 4, ("198.51.100.0/24", AddressRecords.Asn(4_200_000_001, "Example Carrier")));
        Write("isp.mmdb", 4, ("198.51.100.0/24", new() { ["isp"] = "Example Mobile", ["autonomous_system_number"] = 64_500u, ["autonomous_system_organization"] = "Other" }));
        Write("connection.mmdb", 4, ("198.51.100.0/24", new() { ["connection_type"] = "Cellular" }));
        Write("hosting.mmdb", 4, ("198.51.100.0/24", new() { ["is_hosting_provider"] = true }));
        Write("traits.mmdb", 4, ("198.51.100.0/24", new() { ["traits"] = new Dictionary<string, object> { ["autonomous_system_number"] = 64_501u, ["isp"] = "Inner", ["user_type"] = "residential" } }));
        Write("lite.mmdb", 4, ("198.51.100.0/24", new() { ["asn"] = "AS64502", ["as_name"] = "Lite Networks", ["country_code"] = "AT", ["country"] = "Austria" }));

        Assert.Equal((4_200_000_001, "Example Carrier"), Network("asn.mmdb"));
        Assert.Equal((64_500, "Example Mobile"), Network("isp.mmdb"));
        Assert.Equal((64_501, "Inner"), Network("traits.mmdb"));
        Assert.Equal((64_502, "Lite Networks"), Network("lite.mmdb"));
        Assert.Equal(
            (ConnectionKind.Cellular, ConnectionKind.Hosting, ConnectionKind.Broadband),
            (Find("connection.mmdb", "198.51.100.1").Connection, Find("hosting.mmdb", "198.51.100.1").Connection, Find("traits.mmdb", "198.51.100.1").Connection));

        (long?, string?) Network(string file) => Find(file, "198.51.100.1") is var place ? (place.Asn, place.Isp) : default;
    }

    [Fact]
    public void A_file_is_never_asked_about_addresses_of_the_other_family()
    {
        // An IPv4 tree walked with the first bits of an IPv6 address ends somewhere, and says so with confidence.
        Write("v4.mmdb", 4, ("0.0.0.0/1", AddressRecords.FlatCountry("CN")), ("203.0.113.0/24", AddressRecords.FlatCountry("DE")));
        Write("v6.mmdb", 6, ("2001:db8::/32", AddressRecords.FlatCountry("SE")));

        Use("v4.mmdb");
        Assert.Equal("DE", Country("203.0.113.1"));
        Assert.Null(Country("2001:db8::1"));
        Assert.Null(Country("2a01:4f8::1"));

        Use("v6.mmdb");
        Assert.Equal("SE", Country("2001:db8::1"));
        Assert.Null(Country("203.0.113.1"));

        Use("v4.mmdb", "v6.mmdb");
        Assert.Equal(("DE", "SE"), (Country("203.0.113.1"), Country("2001:db8::1")));
        Assert.Equal("DE", Country("::ffff:203.0.113.1"));
        Assert.Equal((AddressFamilies.IPv4, AddressFamilies.IPv6), (Open("v4.mmdb").Contents.Families, Open("v6.mmdb").Contents.Families));
    }

    [Fact]
    public void One_file_for_both_families_answers_both()
    {
        Write("both.mmdb", 6, ("203.0.113.0/24", AddressRecords.NestedCountry("DE")), ("2001:db8::/32", AddressRecords.NestedCountry("SE")));

        Use("both.mmdb");

        Assert.Equal(("DE", "SE"), (Country("203.0.113.1"), Country("2001:db8::1")));
        Assert.Equal(AddressFamilies.IPv4 | AddressFamilies.IPv6, Open("both.mmdb").Contents.Families);
    }

    [Fact]
    public void The_file_that_tells_most_gives_the_whole_place_and_the_others_fill_in()
    {
        Write("country.mmdb", 4, ("203.0.113.0/24", AddressRecords.FlatCountry("FR")), ("198.51.100.0/24", AddressRecords.FlatCountry("ES")));
        Write("city.mmdb", 4, ("203.0.113.0/24", AddressRecords.NestedCity("DE", "Saarland", "Saarbrücken")));
        Write("asn.mmdb", 4, ("203.0.113.0/24", AddressRecords.Asn(64_500, "Example Carrier")));

        Use("country.mmdb", "asn.mmdb", "city.mmdb");

        Assert.Equal(new VisitorPlace("DE", "Saarland", "Saarbrücken", 64_500, "Example Carrier", ConnectionKind.Unknown), _data.Find(IPAddress.Parse("203.0.113.9")));
        Assert.Equal(new VisitorPlace("ES", null, null, null, null, ConnectionKind.Unknown), _data.Find(IPAddress.Parse("198.51.100.9")));
        Assert.Equal(default, _data.Find(IPAddress.Parse("192.0.2.1")));
    }

    [Fact]
    public void What_may_not_be_kept_is_left_out_or_cleaned()
    {
        Write("odd.mmdb", 4, ("203.0.113.0/25", AddressRecords.FlatCity("ZZ", "A\0B", new string('x', 200))), ("203.0.113.128/25", AddressRecords.FlatCity("de", " ", "Köln")));

        Assert.Equal(new VisitorPlace(null, "AB", new string('x', 128), null, null, ConnectionKind.Unknown), Find("odd.mmdb", "203.0.113.1"));
        Assert.Equal(new VisitorPlace("DE", null, "Köln", null, null, ConnectionKind.Unknown), Find("odd.mmdb", "203.0.113.200"));
    }

    [Fact]
    public void A_file_tells_what_it_is()
    {
        Write("city.mmdb", 4, ("203.0.113.0/24", AddressRecords.NestedCity("DE", "Bavaria", "Munich")));

        Assert.Equal(new AddressFileContents("Test-city.mmdb", AddressFacts.Country | AddressFacts.Region | AddressFacts.City, AddressFamilies.IPv4, Built), Open("city.mmdb").Contents);
    }

    [Fact]
    public void The_data_that_comes_with_the_platform_knows_countries_of_both_families()
    {
        var path = Path.Combine(Repository.Root, "artifacts", "addresses", "dbip-country.mmdb");
        Assert.True(File.Exists(path), $"{path} is missing: ./run-tests fetches it.");

        var (reader, _) = AddressReader.Open(path);
        _data.Replace(new AddressSet([reader!]));

        Assert.Equal((AddressFacts.Country, AddressFamilies.IPv4 | AddressFamilies.IPv6), (reader!.Contents.Facts, reader.Contents.Families));
        Assert.Equal(("US", "DE", "US"), (Country("8.8.8.8"), Country("2a01:4f8::1"), Country("::ffff:8.8.8.8")));
        Assert.Null(Country("127.0.0.1"));
    }

    [Fact]
    public void Damage_inside_a_file_leaves_the_place_unknown()
    {
        var path = Path.Combine(_folder.Path, "hurt.mmdb");
        var writer = new MmdbWriter("Test", 4, Built);
        for (var third = 0; third < 256; third++)
        {
            writer.Add($"203.0.{third}.0/24", AddressRecords.NestedCity("DE", "Bavaria", "Munich " + third));
        }

        writer.Save(path);
        var reader = Open("hurt.mmdb");
        Assert.Equal("DE", reader.Find(IPAddress.Parse("203.0.5.1"), out _).Country);

        // Every byte of tree and data in turn: no look-up may throw, whatever it finds.
        var whole = File.ReadAllBytes(path);
        for (var at = 0; at < whole.Length - 200; at += 37)
        {
            var bytes = (byte[])whole.Clone();
            bytes[at] ^= 0x55;
            File.WriteAllBytes(path, bytes);
            if (AddressReader.Open(path).Reader is not { } hurt)
            {
                continue;
            }

            for (var third = 0; third < 256; third += 5)
            {
                hurt.Find(IPAddress.Parse($"203.0.{third}.1"), out _);
            }
        }
    }

    private void Write(string name, int ipVersion, params (string Network, Dictionary<string, object> Record)[] records)
    {
        var writer = new MmdbWriter("Test-" + name, ipVersion, Built);
        foreach (var (network, record) in records)
        {
            writer.Add(network, record);
        }

        writer.Save(Path.Combine(_folder.Path, name));
    }

    private AddressReader Open(string name)
    {
        var (reader, problem) = AddressReader.Open(Path.Combine(_folder.Path, name));
        Assert.Null(problem);
        return reader!;
    }

    private void Use(params string[] names) => _data.Replace(new AddressSet(names.Select(Open)));

    private VisitorPlace Find(string name, string address)
    {
        Use(name);
        return _data.Find(IPAddress.Parse(address));
    }

    private string? Country(string address) => _data.Find(IPAddress.Parse(address)).Country;
}
