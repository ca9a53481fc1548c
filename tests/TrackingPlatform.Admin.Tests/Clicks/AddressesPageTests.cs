using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Clicks;
using TrackingPlatform.Admin.Tests.Ui;
using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Admin.Tests.Clicks;

public sealed class AddressesPageTests : UiTests
{
    private readonly Library _files = new();
    private readonly Visitor _person = new();

    public AddressesPageTests()
    {
        Services.AddSingleton<IAddressFiles>(_files);
        Services.AddSingleton<AuthenticationStateProvider>(_person);
        Services.AddScoped<CurrentActor>();
        Services.AddScoped<AddressLibrary>();
    }

    [Fact]
    public void Each_file_shows_what_it_tells_its_date_and_whether_it_is_used()
    {
        _files.All =
        [
            new AddressFile("city.mmdb", 61_234_000, IsBundled: false, IsUsed: true, Contents("GeoLite2-City", AddressFacts.Country | AddressFacts.City, AddressFamilies.IPv4), null),
            new AddressFile("torn.mmdb", 12, IsBundled: false, IsUsed: false, null, AddressFileProblem.Damaged),
            new AddressFile("dbip-country.mmdb", 8_207_345, IsBundled: true, IsUsed: false, Contents("country", AddressFacts.Country, AddressFamilies.IPv4 | AddressFamilies.IPv6), null),
        ];

        var page = Render<AddressesPage>();

        var rows = page.FindAll("tbody tr:has(code)").Select(row => row.TextContent).ToList();
        Assert.Equal(3, rows.Count);
        Assert.All(["GeoLite2-City", "countries, cities", "IPv4", "2025-10-01", "61.2 MB", "In use"], word => Assert.Contains(word, rows[0], StringComparison.Ordinal));
        Assert.Contains("Refused", rows[1], StringComparison.Ordinal);
        Assert.All(["came with the platform", "IPv4 and IPv6", "Replaced by yours"], word => Assert.Contains(word, rows[2], StringComparison.Ordinal));
        Assert.Contains("or a damaged one", page.Find(".note").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Remove city.mmdb", "Remove torn.mmdb"], page.FindAll("tbody button").Select(button => button.GetAttribute("aria-label")));
    }

    [Theory]
    [InlineData("default.mmdb", "country ipvAll", true, "https://db-ip.com")]
    [InlineData("dbip-city.mmdb", "city ipv4", false, "https://db-ip.com")]
    [InlineData("mine.mmdb", "DBIP-City-Lite", false, "https://db-ip.com")]
    [InlineData("mine.mmdb", "GeoLite2-City", false, "https://www.maxmind.com")]
    [InlineData("ipinfo_lite.mmdb", "generic", false, "https://ipinfo.io")]
    public void Whoever_made_the_data_in_use_is_named_with_a_link(string name, string type, bool isBundled, string link)
    {
        _files.All =
        [
            new AddressFile(name, 1, isBundled, IsUsed: true, Contents(type, AddressFacts.Country, AddressFamilies.IPv4), null),
            new AddressFile("unused-dbip-geolite2.mmdb", 1, IsBundled: true, IsUsed: false, Contents("GeoLite2-ASN", AddressFacts.Asn, AddressFamilies.IPv4), null),
        ];

        Assert.Equal(link, Assert.Single(Render<AddressCredit>().FindAll("a")).GetAttribute("href"));
    }

    [Fact]
    public void A_file_is_handed_on_and_said_to_be_in_use()
    {
        var page = Render<AddressesPage>();

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("bytes", "city.mmdb"));

        page.WaitForAssertion(() => Assert.Equal(("city.mmdb", "bytes"), _files.Added));
        page.WaitForAssertion(() => Assert.Contains("taken into use", Assert.Single(Snackbar.ShownSnackbars).Message, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("city.mmdb", page.Find("tbody").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_refused_file_says_why_at_the_field()
    {
        _files.Refusal = AddressFileProblem.UnknownLayout;
        var page = Render<AddressesPage>();

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("bytes", "odd.mmdb"));

        page.WaitForAssertion(() => Assert.Contains("tells nothing of countries", page.Find(".form").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Who_is_no_operator_sees_and_changes_nothing()
    {
        _person.IsOperator = false;
        _files.All = [new AddressFile("city.mmdb", 1, IsBundled: false, IsUsed: true, null, null)];
        var page = Render<AddressesPage>();

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("bytes", "city.mmdb"));

        Assert.DoesNotContain("city.mmdb", page.Markup, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal(Severity.Error, Assert.Single(Snackbar.ShownSnackbars).Severity));
        Assert.Null(_files.Added);
    }

    private static AddressFileContents Contents(string type, AddressFacts facts, AddressFamilies families) => new(type, facts, families, new DateTimeOffset(2025, 10, 1, 0, 0, 0, TimeSpan.Zero));

    private sealed class Visitor : AuthenticationStateProvider
    {
        public bool IsOperator { get; set; } = true;

        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity(IsOperator ? [new Claim(AccessClaims.Operator, "true")] : [], "test"))));
    }

    private sealed class Library : IAddressFiles
    {
        public IReadOnlyList<AddressFile> All { get; set; } = [];

        public AddressFileProblem? Refusal { get; set; }

        public (string Name, string Content)? Added { get; private set; }

        public IReadOnlyList<AddressFile> List() => All;

        public async Task<AddressUpload> AddAsync(string name, Stream content, CancellationToken cancellationToken)
        {
            if (Refusal is { } refusal)
            {
                return new AddressUpload.Refused(refusal);
            }

            using var reader = new StreamReader(content);
            Added = (name, await reader.ReadToEndAsync(cancellationToken));
            var file = new AddressFile(name, 5, IsBundled: false, IsUsed: true, null, null);
            All = [file];
            return new AddressUpload.Taken(file);
        }

        public bool Remove(string name) => false;
    }
}
