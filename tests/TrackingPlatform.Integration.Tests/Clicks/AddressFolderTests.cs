using System.Net;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Edge.Clicks;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Clicks;

/// <summary>Files that come, change, break and go while look-ups are made.</summary>
public sealed class AddressFolderTests : IDisposable
{
    private const long MostBytes = 1_000_000;

    private readonly TemporaryFolder _root = new();
    private readonly AddressData _data = new(NullLogger<AddressData>.Instance);
    private readonly AddressFolder _folder;

    public AddressFolderTests()
    {
        Directory.CreateDirectory(Bundled);
        _folder = new AddressFolder(Own, Bundled, _data, NullLogger<AddressFolder>.Instance, MostBytes);
        _folder.Open();
    }

    private string Own => Path.Combine(_root.Path, "own");

    private string Bundled => Path.Combine(_root.Path, "bundled");

    public void Dispose() => _root.Dispose();

    [Fact]
    public void A_file_that_appears_changes_or_goes_is_followed_without_a_restart()
    {
        Assert.Null(Country());

        Save(Own, "a.mmdb", "DE");
        LookTwice();
        Assert.Equal("DE", Country());

        Save(Own, "a.mmdb", "SE", marker: "longer");
        LookTwice();
        Assert.Equal("SE", Country());

        File.Delete(Path.Combine(Own, "a.mmdb"));
        _folder.Refresh();
        Assert.Null(Country());
        Assert.Empty(_folder.List());
    }

    [Fact]
    public void A_file_that_is_still_being_copied_is_left_alone_until_it_stands_still()
    {
        var whole = Bytes("DE");
        File.WriteAllBytes(Path.Combine(Own, "a.mmdb"), whole[..(whole.Length / 2)]);
        _folder.Refresh();
        File.WriteAllBytes(Path.Combine(Own, "a.mmdb"), whole);
        _folder.Refresh();
        Assert.Empty(_folder.List());

        _folder.Refresh();
        Assert.Equal("DE", Country());
        Assert.Null(Assert.Single(_folder.List()).Problem);
    }

    [Theory]
    [InlineData("this is no address data", AddressFileProblem.Damaged)]
    [InlineData("", AddressFileProblem.Damaged)]
    public void A_damaged_file_is_refused_and_the_last_good_one_stays_in_use(string rubbish, AddressFileProblem problem)
    {
        Save(Own, "a.mmdb", "DE");
        LookTwice();

        File.WriteAllText(Path.Combine(Own, "a.mmdb"), rubbish);
        LookTwice();

        Assert.Equal("DE", Country());
        var file = Assert.Single(_folder.List());
        Assert.Equal((problem, true), (file.Problem, file.IsUsed));
    }

    [Fact]
    public void A_file_cut_short_is_refused()
    {
        var whole = Bytes("DE");
        for (var length = 0; length < whole.Length; length += 11)
        {
            File.WriteAllBytes(Path.Combine(Own, "a.mmdb"), whole[..length]);
            Assert.NotNull(AddressReader.Open(Path.Combine(Own, "a.mmdb")).Problem);
        }
    }

    [Fact]
    public void Bundled_data_answers_until_the_operator_brings_countries()
    {
        Save(Bundled, "default.mmdb", "US");
        LookTwice();
        Assert.Equal("US", Country());

        new MmdbWriter("Asn", 4, DateTimeOffset.UnixEpoch).Add("203.0.113.0/24", AddressRecords.Asn(64_500, "Carrier")).Save(Path.Combine(Own, "asn.mmdb"));
        LookTwice();
        Assert.Equal(("US", 64_500), (Country(), _data.Find(IPAddress.Parse("203.0.113.1")).Asn));

        Save(Own, "country.mmdb", "DE");
        LookTwice();
        Assert.Equal("DE", Country());
        Assert.Equal([("asn.mmdb", true), ("country.mmdb", true), ("default.mmdb", false)], _folder.List().Select(file => (file.Name, file.IsUsed)));
    }

    [Fact]
    public async Task What_is_handed_in_is_in_use_at_once_and_can_be_removed()
    {
        var outcome = await AddAsync("city.mmdb", Bytes("DE"));

        var file = Assert.IsType<AddressUpload.Taken>(outcome).File;
        Assert.Equal(("city.mmdb", true, "Test"), (file.Name, file.IsUsed, file.Contents?.Type));
        Assert.Equal("DE", Country());
        LookTwice();
        Assert.Single(_folder.List());

        Assert.True(_folder.Remove("city.mmdb"));
        Assert.Null(Country());
        Assert.False(_folder.Remove("city.mmdb"));
    }

    [Theory]
    [InlineData("../evil.mmdb")]
    [InlineData("/etc/evil.mmdb")]
    [InlineData("a/b.mmdb")]
    [InlineData(".hidden.mmdb")]
    [InlineData("city.txt")]
    [InlineData(".mmdb")]
    [InlineData("")]
    public async Task A_name_that_is_no_plain_file_name_is_refused(string name)
    {
        Assert.Equal(new AddressUpload.Refused(AddressFileProblem.BadName), await AddAsync(name, Bytes("DE")));
        Assert.False(_folder.Remove(name));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Own));
    }

    [Fact]
    public async Task What_is_handed_in_damaged_leaves_the_file_before_it_in_use_and_nothing_behind()
    {
        await AddAsync("a.mmdb", Bytes("DE"));

        Assert.Equal(new AddressUpload.Refused(AddressFileProblem.Damaged), await AddAsync("a.mmdb", Encoding.UTF8.GetBytes("no data")));
        Assert.Equal(new AddressUpload.Refused(AddressFileProblem.UnknownLayout), await AddAsync("a.mmdb", Unknown()));

        Assert.Equal("DE", Country());
        Assert.Equal(["a.mmdb"], Directory.EnumerateFiles(Own).Select(Path.GetFileName));
    }

    [Fact]
    public async Task What_is_too_large_is_not_read_to_its_end()
    {
        await using var endless = new Endless();

        Assert.Equal(new AddressUpload.Refused(AddressFileProblem.TooLarge), await _folder.AddAsync("a.mmdb", endless, TestContext.Current.CancellationToken));

        Assert.InRange(endless.Taken, MostBytes, 2 * MostBytes);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Own));
    }

    [Fact]
    public async Task Look_ups_go_on_while_files_are_swapped()
    {
        await AddAsync("a.mmdb", Bytes("DE"));
        using var stop = new CancellationTokenSource();
        var looking = Task.Run(
            () =>
            {
                var seen = new HashSet<string?>();
                while (!stop.IsCancellationRequested)
                {
                    seen.Add(Country());
                }

                return seen;
            },
            TestContext.Current.CancellationToken);
        for (var turn = 0; turn < 200; turn++)
        {
            await AddAsync("a.mmdb", Bytes(turn % 2 == 0 ? "SE" : "DE"));
        }

        await stop.CancelAsync();
        Assert.Superset(await looking, new HashSet<string?> { "DE", "SE" });
        Assert.DoesNotContain(null, await looking);
    }

    private static byte[] Bytes(string country, string marker = "") =>
        new MmdbWriter("Test" + marker, 4, DateTimeOffset.UnixEpoch).Add("203.0.113.0/24", AddressRecords.FlatCountry(country)).ToArray();

    private static byte[] Unknown() =>
        new MmdbWriter("Test", 4, DateTimeOffset.UnixEpoch).Add("203.0.113.0/24", new Dictionary<string, object> { ["colour"] = "blue" }).ToArray();

    private static void Save(string folder, string name, string country, string marker = "") => File.WriteAllBytes(Path.Combine(folder, name), Bytes(country, marker));

    private void LookTwice()
    {
        _folder.Refresh();
        _folder.Refresh();
    }

    private string? Country() => _data.Find(IPAddress.Parse("203.0.113.1")).Country;

    private async Task<AddressUpload> AddAsync(string name, byte[] content)
    {
        using var stream = new MemoryStream(content);
        return await _folder.AddAsync(name, stream, TestContext.Current.CancellationToken);
    }

    /// <summary>Noughts without end.</summary>
    private sealed class Endless : MemoryStream
    {
        public long Taken { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Taken += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
