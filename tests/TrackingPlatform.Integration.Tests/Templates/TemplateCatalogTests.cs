using System.Text;
using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Admin;
using TrackingPlatform.Admin.Templates;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Privacy;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Integration.Tests.Tenancy;

namespace TrackingPlatform.Integration.Tests.Templates;

public sealed class TemplateCatalogTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private SetupWorld _world = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await SetupWorld.CreateAsync(database);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_template_needs_no_more_than_a_publisher_and_an_address()
    {
        var template = (await CreateAsync("{}")).Done();

        Assert.Equal(("partner.example", "GET", "https://partner.example", 1, false), (template.Name, template.Method, template.Endpoint, template.Revision, template.HasSecret));
        Assert.Equal([ConversionStatus.Approved], template.Statuses);
        Assert.Empty(template.Offers);
        Assert.Empty(template.Events);
        Assert.Equal("Acme publisher", template.PublisherName);
    }

    [Fact]
    public async Task A_template_keeps_what_it_was_given()
    {
        var made = (await CreateAsync($$$"""
            {"name":"Deals","url":"https://Partner.example:8443/in?c={click_ref}","headers":{"X-Key":"k-{offer_id}"},"body":"{\"p\":\"{payout:0.00}\"}",
             "offers":["{{{_world.Tenant.Offer}}}"],"events":["sale","Sale"],"statuses":["approved","reversed"],"secret":"a-secret-of-theirs","status":"paused"}
            """)).Done();
        var template = (await _world.Templates.FindAsync(_world.Owner, made.Id, Token)).Done();

        Assert.Equal(
            ("Deals", "https://partner.example:8443/in?c={click_ref}", "POST", "application/json", "https://partner.example:8443", true, EntityStatus.Paused),
            (template.Name, template.Url, template.Method, template.ContentType, template.Endpoint, template.HasSecret, template.Status));
        Assert.Equal([new("X-Key", "k-{offer_id}")], template.Headers);
        Assert.Equal([_world.Tenant.Offer], template.Offers);
        Assert.Equal(["sale"], template.Events);
        Assert.Equal([ConversionStatus.Approved, ConversionStatus.Reversed], template.Statuses);
    }

    [Fact]
    public async Task The_secret_is_sealed_kept_when_absent_and_taken_away_when_empty()
    {
        var made = (await CreateAsync("""{"secret":"a-secret-of-theirs"}""")).Done();
        var cipher = await CipherAsync(made.Id);
        Assert.Equal("a-secret-of-theirs", Encoding.UTF8.GetString(database.Database.Secrets.Open(SecretPurpose.TemplateSecret, cipher!)!));

        var renamed = (await UpdateAsync(made, draft => draft.Name = "Renamed")).Done();
        Assert.Equal((true, cipher), (renamed.HasSecret, await CipherAsync(made.Id)));
        Assert.False((await UpdateAsync(renamed, draft => draft.Secret = "")).Done().HasSecret);
    }

    [Fact]
    public async Task Only_a_change_of_what_is_sent_makes_a_revision()
    {
        var made = (await CreateAsync("{}")).Done();

        var renamed = (await UpdateAsync(made, draft => (draft.Name, draft.Statuses) = ("Renamed", ["approved", "pending"]))).Done();
        var moved = (await UpdateAsync(renamed, draft => draft.Url = "https://partner.example/v2?c={click_ref}")).Done();
        var again = (await UpdateAsync(moved, draft => draft.Headers = new() { ["X-Key"] = "1" })).Done();

        Assert.Equal((1, 2, 3), (renamed.Revision, moved.Revision, again.Revision));
        Assert.Equal("https://partner.example/v2?c={click_ref}", again.Url);
        Assert.IsType<Outcome<TemplateDetails>.Conflict>(await UpdateAsync(made, draft => draft.Name = "Late"));
    }

    [Theory]
    [InlineData("""{"publisher":null}""", "publisher", "required")]
    [InlineData("""{"publisher":"pub_01jd8k0c000000000000000000"}""", "publisher", "unknown")]
    [InlineData("""{"url":null}""", "url", "required")]
    [InlineData("""{"url":"https://partner.example/?p={payuot}"}""", "url", "unknown_macro")]
    [InlineData("""{"url":"https://partner.example:22/"}""", "url", "port")]
    [InlineData("""{"url":"http://127.0.0.1/"}""", "url", "private_address")]
    [InlineData("""{"url":"ftp://partner.example/"}""", "url", "scheme")]
    [InlineData("""{"method":"DELETE"}""", "method", "method")]
    [InlineData("""{"method":"GET","body":"a=1"}""", "method", "method")]
    [InlineData("""{"body":"{\"a\": {payout}","content_type":"application/json"}""", "body", "json")]
    [InlineData("""{"body":"a={revenue}"}""", "body", "unknown_macro")]
    [InlineData("""{"body":"a=1","content_type":"nonsense"}""", "content_type", "header")]
    [InlineData("""{"headers":{"Host":"x"}}""", "headers.Host", "header")]
    [InlineData("""{"headers":{"X-A":"{nothing}"}}""", "headers.X-A", "unknown_macro")]
    [InlineData("""{"headers":{"X-A":"1","x-a":"2"}}""", "headers", "header")]
    [InlineData("""{"offers":["off_01jd8k0c000000000000000000"]}""", "offers[0]", "unknown")]
    [InlineData("""{"events":["two words"]}""", "events[0]", "invalid")]
    [InlineData("""{"statuses":[]}""", "statuses", "required")]
    [InlineData("""{"statuses":["paid"]}""", "statuses[0]", "invalid")]
    [InlineData("""{"secret":"short"}""", "secret", "invalid")]
    [InlineData("""{"status":"pending"}""", "status", "invalid")]
    [InlineData("""{"retries":3}""", "retries", "unknown_field")]
    public async Task A_field_that_is_wrong_is_named(string patch, string field, string reason) => (await CreateAsync(patch)).RefusedWith(field, reason);

    [Fact]
    public async Task A_misspelt_macro_comes_with_what_was_meant() =>
        Assert.Contains("{payout}", (await CreateAsync("""{"url":"https://partner.example/?p={payuot}"}""")).RefusedWith("url", "unknown_macro"), StringComparison.Ordinal);

    [Fact]
    public async Task Plain_http_is_allowed_with_a_warning() =>
        Assert.Equal(("url", "scheme"), Assert.Single((await CreateAsync("""{"url":"http://partner.example/"}""")).Done().Warnings) is var warning ? (warning.Field, warning.Reason) : default);

    [Fact]
    public async Task Another_tenants_things_are_unknown_or_not_found()
    {
        var other = await database.CreateSeededTenantAsync("Other");

        (await CreateAsync($$"""{"publisher":"{{other.Publisher}}"}""")).RefusedWith("publisher", "unknown");
        (await CreateAsync($$"""{"offers":["{{other.Offer}}"]}""")).RefusedWith("offers[0]", "unknown");
        Assert.IsType<Outcome<TemplateDetails>.NotFound>(await _world.Templates.SetStatusAsync(_world.Owner, other.Template, EntityStatus.Paused, null, Token));
    }

    [Fact]
    public async Task A_list_is_filtered_by_publisher_and_hides_the_archived()
    {
        var made = (await CreateAsync("{}")).Done();
        (await _world.Templates.SetStatusAsync(_world.Owner, made.Id, EntityStatus.Archived, made.Version, Token)).Done();
        var request = new ListRequest { Filters = new Dictionary<string, string> { ["publisher"] = _world.Tenant.Publisher.ToString() } };

        Assert.Equal([_world.Tenant.Template], (await _world.Templates.ListAsync(_world.Owner, request, Token)).Done().Items.Select(item => item.Id));
        Assert.Equal(2, (await _world.Templates.ListAsync(_world.Owner, request with { Statuses = ["all"] }, Token)).Done().Total);
    }

    private Task<string?> CipherAsync(TemplateId id) =>
        database.Tenants.RunAsync(_world.Tenant.Id, (context, token) => context.Templates.Where(row => row.Id == id).Select(row => row.SecretCipher).SingleAsync(token), Token);

    private Task<Outcome<TemplateDetails>> CreateAsync(string patch) => _world.Templates.CreateAsync(
        _world.Owner,
        SetupWorld.Draft($$"""{"publisher":"{{_world.Tenant.Publisher}}","url":"https://partner.example/postback?cid={click_ref}"}""", AdminJson.Default.TemplateDraft, patch),
        Token);

    private Task<Outcome<TemplateDetails>> UpdateAsync(TemplateDetails template, Action<TemplateDraft> change)
    {
        var draft = template.ToDraft();
        change(draft);
        return _world.Templates.UpdateAsync(_world.Owner, template.Id, draft, template.Version, Token);
    }
}
