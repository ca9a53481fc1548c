using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Benchmarks.Clicks;

/// <summary>
/// What rules, targeting, caps and address look-ups cost: the same product, in turn in one run, with bare links and with links whose campaign has five rules, offers
/// with targeting and two click caps each, and visitors from everywhere; and whether a click costs the same with ten links of one tenant as with a hundred thousand of a thousand.
/// </summary>
internal static class RoutingBenchmark
{
    private const int Tenants = 1_000;
    private const int LinksOfTenant = 100;
    private const int Seconds = 4;
    private const int Rounds = 9;

    public static async Task<int> RunAsync()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await PostgresCluster.StartAsync();
        var environment = new Dictionary<string, string>(TrackedTenant.Settings(cluster.OwnerConnectionString))
        {
            ["Platform__TrustedProxies"] = "127.0.0.1",
        };
        await using var platform = await PlatformProcess.StartAsync(folder.Path, environment);
        await LoadAsync(cluster.OwnerConnectionString, tenants: 1, linksOfTenant: 10);
        await WaitForAsync(platform.Address, "/c/few1");
        var few = Resident(platform.Id);
        await LoadAsync(cluster.OwnerConnectionString, Tenants, LinksOfTenant);
        await WaitForAsync(platform.Address, $"/c/many{Tenants * LinksOfTenant}");
        await Task.Delay(TimeSpan.FromSeconds(10));
        Console.WriteLine($"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores shared by wrk, server and PostgreSQL");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"resident with 10 links {few / 1e6:0} MB, with {Tenants * LinksOfTenant * 2:N0} more of {Tenants:N0} tenants {Resident(platform.Id) / 1e6:0} MB"));

        var kinds = new[]
        {
            ("bare, 10 links", await ScriptAsync(folder.Path, "few", 10, isRuled: false)),
            ("bare, 100,000 links", await ScriptAsync(folder.Path, "many", Tenants * LinksOfTenant, isRuled: false)),
            ("rules, 10 links", await ScriptAsync(folder.Path, "fewruled", 10, isRuled: true)),
            ("rules, 100,000 links", await ScriptAsync(folder.Path, "manyruled", Tenants * LinksOfTenant, isRuled: true)),
        };
        var cost = kinds.ToDictionary(kind => kind.Item1, _ => new List<double>());
        foreach (var (name, script) in Enumerable.Repeat(kinds, Rounds + 1).SelectMany(kind => kind).Skip(kinds.Length - 1))
        {
            var run = await LoadRun.RunAsync(name, platform.Address, 128, Seconds, script, [platform.Id]);
            Console.WriteLine(run);
            cost[name].Add(run.CpuSeconds / run.Requests * 1e6);
            await ClicksBenchmark.ReportDrainAsync(cluster.OwnerConnectionString);
        }

        // The first run of all warmed the process up. On a machine that others use as well its speed changes from one minute to the next, so what is compared ran side by side:
        // the middle of the rounds' own ratios says most.
        double[] Last(string name) => [.. cost[name].TakeLast(Rounds)];
        double Middle(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
        string Ratio(string name, string reference)
        {
            var ratios = Last(name).Zip(Last(reference), (one, other) => one / other).Order().ToList();
            return string.Create(CultureInfo.InvariantCulture, $"{Middle(ratios):0.00} ({ratios[0]:0.00} to {ratios[^1]:0.00})");
        }

        foreach (var (name, _) in kinds)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-22} {Middle(Last(name)),5:0.0} us of processor a click"));
        }

        Console.WriteLine($"ratio rules to bare {Ratio("rules, 10 links", "bare, 10 links")}; 100,000 links to 10: bare {Ratio("bare, 100,000 links", "bare, 10 links")}, rules {Ratio("rules, 100,000 links", "rules, 10 links")}");
        return 0;
    }

    internal static async Task<string> ScriptAsync(string folder, string prefix, int links, bool isRuled, int pauseMilliseconds = 0)
    {
        var path = Path.Combine(folder, prefix + ".lua");
        var forwarded = isRuled ? """, ["X-Forwarded-For"] = math.random(1, 223) .. "." .. math.random(0, 255) .. "." .. math.random(0, 255) .. ".7" """ : string.Empty;
        await File.WriteAllTextAsync(path, $$"""
            request = function()
              return wrk.format("GET", "/c/{{prefix}}" .. math.random(1, {{links}}) .. "?sub1=abc&source=mail&click_ref=1",
                { ["User-Agent"] = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1", ["Accept-Language"] = "de-DE,de;q=0.9"{{forwarded}} })
            end
            {{(pauseMilliseconds == 0 ? "" : $"delay = function() return {pauseMilliseconds} end")}}
            """);
        return path;
    }

    // Straight into the tables: how links get there is not what is measured. Every tenant has two campaigns, bare and with rules, and half of its links for each.
    internal static Task LoadAsync(string owner, int tenants, int linksOfTenant)
    {
        var prefix = tenants == 1 ? "few" : "many";
        return Sql.ExecuteAsync(
            owner,
            $$"""
            create function pg_temp.crockford(id uuid) returns text language plpgsql as $$
            declare
                bits numeric := 0;
                letters text := '';
            begin
                for place in 1 .. 32 loop
                    bits := bits * 16 + ('x' || substr(replace(id::text, '-', ''), place, 1))::bit(4)::int;
                end loop;
                for place in 1 .. 26 loop
                    letters := substr('0123456789abcdefghjkmnpqrstvwxyz', (bits % 32)::int + 1, 1) || letters;
                    bits := div(bits, 32);
                end loop;
                return letters;
            end $$;
            create temp table fresh as select gen_random_uuid() as id, n from generate_series(1, {{tenants}}) n;
            insert into tenants (id, name, time_zone, currency, always_answers_200, created_at) select id, '{{prefix}} ' || n, 'Europe/Berlin', 'EUR', false, now() from fresh;
            insert into advertisers (tenant_id, id, name, status, postback_token_cipher, postback_token_hash, created_at, changed_at)
                select id, gen_random_uuid(), 'Advertiser', 'active', '', sha256(id::text::bytea), now(), now() from fresh;
            insert into offers (tenant_id, id, advertiser_id, name, destination, currency, attribution_window, status, created_at, changed_at, targeting, caps)
                select a.tenant_id, gen_random_uuid(), a.id, 'Offer ' || step, 'https://shop.example/?cid={click_id}&s={sub1}', 'EUR', '30 days', 'active', now(), now(),
                    case when step > 2 then '{"all":[{"field":"device","op":"is","values":["mobile","tablet"]},{"field":"os_version","op":"at_least","values":["12"]},{"field":"sub2","op":"is_not","values":["x","y"]}]}'::jsonb end,
                    case when step > 2 then '[{"what":"clicks","period":"day","limit":"1000000000"},{"what":"clicks","period":"hour","limit":"100000000","per":"publisher"}]'::jsonb else '[]'::jsonb end
                from advertisers a join fresh on fresh.id = a.tenant_id, generate_series(1, 4) step;
            insert into publishers (tenant_id, id, name, status, created_at, changed_at) select id, gen_random_uuid(), 'Publisher', 'active', now(), now() from fresh;
            insert into campaigns (tenant_id, id, name, status, created_at, changed_at, rules)
                select f.id, gen_random_uuid(), kind, 'active', now(), now(), case when kind = 'bare' then '[]'::jsonb else jsonb_build_array(
                    jsonb_build_object('name', 'America', 'when', '{"field":"country","op":"is","values":["US","CA","MX"]}'::jsonb, 'then', jsonb_build_object('offers', targeted.offers)),
                    jsonb_build_object('name', 'Bad', 'when', '{"any":[{"field":"sub1","op":"starts_with","values":["bad"]},{"field":"source","op":"matches","values":["^spam"]}]}'::jsonb, 'then', '{"refuse":"sub_blocked"}'::jsonb),
                    jsonb_build_object('name', 'Night', 'when', '{"all":[{"field":"time","op":"between","values":["03:00","03:01"]},{"field":"weekday","op":"is","values":["mon"]}]}'::jsonb, 'then', '{"url":"https://night.example/"}'::jsonb),
                    jsonb_build_object('name', 'Old', 'when', '{"field":"os_version","op":"at_most","values":["9"]}'::jsonb, 'then', jsonb_build_object('offers', targeted.offers)),
                    jsonb_build_object('name', 'Rest', 'then', jsonb_build_object('offers', targeted.offers))) end
                from fresh f, (values ('bare'), ('ruled')) k (kind),
                    lateral (select jsonb_agg(jsonb_build_object('offer', 'off_' || pg_temp.crockford(o.id), 'weight', 50)) as offers from offers o where o.tenant_id = f.id and o.targeting is not null) targeted;
            insert into campaign_offers (tenant_id, campaign_id, offer_id, weight, position)
                select c.tenant_id, c.id, o.id, 50, row_number() over (partition by c.id) from campaigns c join fresh on fresh.id = c.tenant_id join offers o on o.tenant_id = c.tenant_id and o.targeting is null;
            insert into links (tenant_id, id, campaign_id, publisher_id, code, defaults, status, created_at, changed_at)
                select c.tenant_id, gen_random_uuid(), c.id, p.id, case c.name when 'bare' then '{{prefix}}' else '{{prefix}}ruled' end || ((f.n - 1) * {{linksOfTenant}} + m), '{}', 'active', now(), now()
                from fresh f join campaigns c on c.tenant_id = f.id join publishers p on p.tenant_id = f.id, generate_series(1, {{linksOfTenant}}) m;
            """);
    }

    internal static async Task WaitForAsync(Uri platform, string path)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = platform };
        await Eventually.HoldsAsync(
            async () =>
            {
                using var probe = new HttpRequestMessage(HttpMethod.Head, path);
                return (await client.SendAsync(probe)).StatusCode == HttpStatusCode.Found;
            },
            TimeSpan.FromMinutes(2));
    }

    internal static long Resident(int process) =>
        long.Parse(File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
}
