using System.Net;
using System.Text.Json.Nodes;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Integration.Tests.Reporting;

/// <summary>The life of a link by which an outsider sees a trace: made through the API, opened without a key, taken back.</summary>
public sealed class TraceShareTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private LogNode _node = null!;

    private ReportingWorld World => _node.World;

    public async ValueTask InitializeAsync() => _node = await LogNode.StartAsync(database, ApiScope.Write);

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    [Fact]
    public async Task A_link_shows_a_partner_its_part_until_it_is_taken_back()
    {
        var (click, conversion) = await StoryAsync();
        var made = await MakeAsync($$"""{"id":"{{conversion}}","audience":"publisher","days":3}""");
        var share = made.Body!;
        Assert.Equal((click.Id.ToString(), "publisher", "Acme publisher", "open"), ((string?)share["subject"], (string?)share["audience"], (string?)share["partner_name"], (string?)share["state"]));
        Assert.Equal(TimeSpan.FromDays(3), (DateTimeOffset)share["expires_at"]! - (DateTimeOffset)share["made_at"]!);

        var page = await OpenAsync(share);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(("no-store", "noindex, nofollow", "no-referrer"), (page.Header("Cache-Control"), page.Header("X-Robots-Tag"), page.Header("Referrer-Policy")));
        Assert.Contains("€12.00", page.Text, StringComparison.Ordinal);
        Assert.Contains("T-77", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("9.00", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("token=", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret agent", page.Text, StringComparison.Ordinal);

        // Listed with any id of the story, without its secret.
        var listed = Assert.Single((await _node.GetAsync("trace-shares?id=T-77"))["items"]!.AsArray())!;
        Assert.Equal(((string?)share["id"], 1, null), ((string?)listed["id"], (int)listed["opens"]!, (string?)listed["url"]));

        Assert.Equal(HttpStatusCode.NoContent, (await _node.SendAsync("DELETE", $"trace-shares/{share["id"]}")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await _node.SendAsync("DELETE", $"trace-shares/{share["id"]}")).Status);
        var gone = await OpenAsync(share);
        Assert.Equal(HttpStatusCode.Gone, gone.Status);
        Assert.Contains("Agency took this link back.", gone.Text, StringComparison.Ordinal);
        Assert.Equal(("revoked", "test"), ((string?)(listed = (await _node.GetAsync($"trace-shares?id={click.Id}"))["items"]![0]!)["state"], (string?)listed["revoked_by"]));
    }

    [Fact]
    public async Task An_advertisers_link_shows_what_it_owes_and_no_payout()
    {
        var (_, conversion) = await StoryAsync();
        var page = await OpenAsync((await MakeAsync($$"""{"id":"{{conversion}}","audience":"advertiser"}""")).Body!);

        Assert.Contains("€9.00", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("12.00", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("publisher.example", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Acme publisher", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_expired_erased_archived_or_never_was_is_said_honestly()
    {
        var (click, conversion) = await StoryAsync();
        var (expired, archived, erased) = (await MakeAsync(Body("anyone")), await MakeAsync(Body("publisher")), await MakeAsync(Body("anyone")));

        await World.ExecuteAsync("update trace_shares set expires_at = now() where share_id = $1", IdOf(expired));
        Assert.Equal(HttpStatusCode.Gone, (await OpenAsync(expired.Body!)).Status);
        await World.ExecuteAsync("update publishers set status = 'archived' where tenant_id = $1", World.Tenant.Value);
        Assert.Equal(HttpStatusCode.Gone, (await OpenAsync(archived.Body!)).Status);
        await World.ExecuteAsync("update trace_shares set subject = $2 where share_id = $1", IdOf(erased), ConversionId.New(World.Now).ToString());
        var page = await OpenAsync(erased.Body!);
        Assert.Equal(HttpStatusCode.Gone, page.Status);
        Assert.Contains("What it told about is no longer kept.", page.Text, StringComparison.Ordinal);
        var never = await _node.OpenAsync("/shared/trace/never");
        Assert.Equal((HttpStatusCode.NotFound, "no-store"), (never.Status, never.Header("Cache-Control")));
        Assert.Contains("There is nothing at this address", never.Text, StringComparison.Ordinal);

        string Body(string audience) => $$"""{"id":"{{conversion}}","audience":"{{audience}}"}""";
        static Guid IdOf(Tenancy.ApiAnswer made) => Domain.Tenancy.EntityId.TryParse<Domain.Reporting.TraceShareId>((string)made.Body!["id"]!, out var id) ? id.Value : default;
    }

    [Fact]
    public async Task Only_writers_of_the_tenant_make_links_and_only_sensible_ones()
    {
        var (_, conversion) = await StoryAsync();
        var body = $$"""{"id":"{{conversion}}","audience":"publisher"}""";
        var made = await MakeAsync(body);
        var stranger = await database.CreateTenantAsync("Other");

        Assert.Equal(HttpStatusCode.Forbidden, (await _node.SendAsAsync(World.Tenant, ApiScope.Read, "POST", "trace-shares", body)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _node.SendAsAsync(stranger, ApiScope.Write, "DELETE", $"trace-shares/{made.Body!["id"]}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _node.SendAsAsync(stranger, ApiScope.Read, "GET", $"trace-shares?id={conversion}")).Status);
        var wrong = await _node.SendAsync("POST", "trace-shares", """{"audience":"everybody","days":91,"colour":"red"}""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(["audience", "colour", "days", "id"], wrong.Body!["errors"]!.AsObject().Select(each => each.Key).Order(StringComparer.Ordinal));
    }

    private async Task<(Click Click, ConversionId Conversion)> StoryAsync()
    {
        var click = World.Click(World.Now.AddHours(-3));
        click = click with { Visitor = click.Visitor with { UserAgent = "Secret agent" } };
        await World.DrainAsync(click);
        var conversion = await World.ConvertAsync(click, transaction: "T-77");
        await World.ReceiveAsync(click.At.AddMinutes(30), PostbackVerdict.Accepted, click.Id, conversion, "T-77");
        await World.DeliverAsync(conversion, click.At.AddMinutes(30), DeliveryState.Delivered, null, 503, 200);
        return (click, conversion);
    }

    private async Task<Tenancy.ApiAnswer> MakeAsync(string body)
    {
        var made = await _node.SendAsync("POST", "trace-shares", body);
        Assert.True(made.Status is HttpStatusCode.Created, made.Body?.ToJsonString());
        return made;
    }

    private Task<OpenedPage> OpenAsync(JsonNode share) => _node.OpenAsync(new Uri((string)share["url"]!).AbsolutePath);
}
