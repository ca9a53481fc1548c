using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Integration.Tests.Reporting;

namespace TrackingPlatform.Integration.Tests.Tenancy;

/// <summary>
/// Every operation of the API that has an id in its path, asked by one tenant with another's ids. It is answered exactly as if there were no such thing, and nothing of
/// theirs is touched. The operations are those of the API's own description: a new one is in it without being written down here.
/// </summary>
public sealed partial class ForeignIdTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>
{
    [Fact]
    public async Task Another_tenants_ids_are_answered_like_ids_that_never_existed_by_every_operation()
    {
        await using var api = await ApiNode.StartAsync(database, allowPrivateNetworks: true);
        var theirs = await ReportingWorld.FoundAsync(database.Database);
        using var them = await api.ClientAsync(theirs.Tenant, Enum.GetValues<ApiScope>());
        var ids = await FillAsync(theirs, them);
        using var us = await api.ClientAsync(await database.CreateTenantAsync("Us"), Enum.GetValues<ApiScope>());
        var before = await TheirBooksAsync(theirs);

        var (asked, odd) = (0, new List<string>());
        foreach (var (method, path) in await OperationsAsync(us))
        {
            var (foreign, never) = (Fill(path, ids, isForeign: true), Fill(path, ids, isForeign: false));
            var (first, second) = (await AskAsync(us, method, foreign), await AskAsync(us, method, never));
            asked++;
            if (first != second || (int)first.Status is < 400 or > 499)
            {
                odd.Add($"{method} {path}: {first} and {second}");
            }
        }

        Assert.True(asked > 60, $"Only {asked} operations were found.");
        Assert.Empty(odd);
        Assert.Equal(before, await TheirBooksAsync(theirs));
        Assert.Equal(HttpStatusCode.OK, (await ApiAnswer.SendAsync(them, "GET", $"/api/v1/webhooks/{ids["webhooks"]}")).Status);
    }

    // One of everything that an id can name, under the word that stands before it in paths.
    private static async Task<Dictionary<string, string>> FillAsync(ReportingWorld world, HttpClient client)
    {
        var seeded = world.Seeded;
        var click = world.Click(world.Now.AddHours(-2));
        await world.DrainAsync(click);
        var conversion = await world.ConvertAsync(click, transaction: "T-1");
        var ids = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["advertisers"] = seeded.Advertiser.ToString(),
            ["publishers"] = seeded.Publisher.ToString(),
            ["access"] = seeded.Publisher.ToString(),
            ["accounts"] = seeded.Publisher.ToString(),
            ["offers"] = seeded.Offer.ToString(),
            ["campaigns"] = seeded.Campaign.ToString(),
            ["links"] = seeded.Link.ToString(),
            ["templates"] = seeded.Template.ToString(),
            ["clicks"] = click.Id.ToString(),
            ["trace"] = click.Id.ToString(),
            ["conversions"] = conversion.ToString(),
            ["deliveries"] = (await world.DeliverAsync(conversion, world.Now.AddHours(-1), DeliveryState.Dead, "gave_up")).ToString(),
            ["postbacks"] = (await world.ReceiveAsync(world.Now.AddHours(-1), PostbackVerdict.Rejected, click.Id)).ToString(),
        };
        foreach (var (collection, json) in new[]
        {
            ("webhooks", """{"name":"Own","url":"https://own.example/hooks"}"""),
            ("throttles", $$"""{"name":"Review","publisher":"{{seeded.Publisher}}","percent":"5","effect":"hide"}"""),
            ("replays", """{"filter":{"states":["parked"]}}"""),
            ("coupons", $$"""{"code":"SPRING","advertiser":"{{seeded.Advertiser}}","publisher":"{{seeded.Publisher}}"}"""),
            ("blocks", """{"field":"source","value":"spam"}"""),
            ("report-views", """{"name":"Week","query":"range=last-week&group=publisher"}"""),
            ("report-exports", """{"query":"range=last-week&group=publisher"}"""),
        })
        {
            var made = await ApiAnswer.SendAsync(client, "POST", "/api/v1/" + collection, json);
            ids[collection] = (string?)made.Body?["id"] ?? throw new InvalidOperationException($"{collection}: {made.Body?.ToJsonString()}");
        }

        foreach (var (collection, query, file) in new[]
        {
            ("uploads", $"advertiser={seeded.Advertiser}", "click_id,txn_id\n,A\n"),
            ("reconciliations", $"partner={seeded.Advertiser}&from={world.Now:yyyy-MM-dd}&to={world.Now:yyyy-MM-dd}", "order,amount\nT-1,90.00\n"),
        })
        {
            var made = await ApiAnswer.SendAsync(client, "POST", $"/api/v1/{collection}?{query}", file, mediaType: "text/csv");
            ids[collection] = (string?)made.Body?["id"] ?? throw new InvalidOperationException($"{collection}: {made.Body?.ToJsonString()}");
        }

        return ids;
    }

    private static async Task<IReadOnlyList<(string Method, string Path)>> OperationsAsync(HttpClient client)
    {
        var paths = (await ApiAnswer.SendAsync(client, "GET", "/openapi/v1.json")).Body!["paths"]!.AsObject();
        return [.. paths.Where(path => path.Key.Contains('{', StringComparison.Ordinal))
            .SelectMany(path => path.Value!.AsObject().Where(operation => operation.Key is "get" or "post" or "put" or "patch" or "delete").Select(operation => (operation.Key.ToUpperInvariant(), path.Key)))];
    }

    // An id that was never given has the form of one that was.
    private static string Fill(string path, Dictionary<string, string> ids, bool isForeign) => Parameter().Replace(path, match =>
    {
        var word = path[..match.Index].TrimEnd('/').Split('/')[^1];
        var known = ids.GetValueOrDefault(word, "unk_" + CrockfordBase32.Encode(Guid.CreateVersion7()));
        var prefix = known.Contains('_', StringComparison.Ordinal) ? known[..(known.IndexOf('_', StringComparison.Ordinal) + 1)] : "";
        return isForeign ? known : prefix + CrockfordBase32.Encode(Guid.CreateVersion7());
    });

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(HttpClient client, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        request.Content = method is "GET" or "DELETE" ? null : new StringContent("{}", Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, Named().Replace(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "#"));
    }

    private static async Task<string> TheirBooksAsync(ReportingWorld world)
    {
        var tables = (await world.ScalarAsync(
            """
            select string_agg(c.relname, ',' order by c.relname) from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
            where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
            """))!.Split(',');
        var books = new StringBuilder();
        foreach (var table in tables)
        {
            books.Append(table).Append(' ').AppendLine(await world.ScalarAsync($"select md5(coalesce(string_agg(t::text, ',' order by t::text), '')) from {table} t where tenant_id = $tenant"));
        }

        return books.ToString();
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("[0-9a-hjkmnp-tv-z]{26}|00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]")]
    private static partial Regex Named();
}
