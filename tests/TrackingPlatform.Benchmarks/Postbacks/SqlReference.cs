using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Benchmarks.Postbacks;

/// <summary>
/// What a booked postback costs at least: pgbench sending the very rows of one accepted postback (request, conversion, history, figures, delivery) as one prepared
/// statement over the local socket, as superuser, so without policies, judgement or HTTP.
/// </summary>
internal sealed partial record SqlReference(double PerSecond, double MeanMilliseconds)
{
    public static async Task<SqlReference> RunAsync(PostgresCluster cluster, string folder, int connections, int seconds)
    {
        var superuser = new NpgsqlConnectionStringBuilder(cluster.SuperuserConnectionString) { Database = new NpgsqlConnectionStringBuilder(cluster.OwnerConnectionString).Database };
        await Sql.ExecuteAsync(
            superuser.ConnectionString,
            """
            drop table if exists reference_clicks;
            create table reference_clicks as
                select row_number() over () as n, c.tenant_id, c.click_id, c.link_id, c.campaign_id, c.offer_id, c.advertiser_id, c.publisher_id, e.id as event_id, t.template_id, t.number, t.endpoint
                from clicks c join offer_events e on e.tenant_id = c.tenant_id and e.offer_id = c.offer_id
                    cross join lateral (select template_id, number, endpoint from template_versions where tenant_id = c.tenant_id limit 1) t
                where c.flags & 1 = 0;
            alter table reference_clicks add primary key (n);
            analyze reference_clicks;
            """);
        var clicks = await Sql.ScalarAsync(superuser.ConnectionString, "select count(*) from reference_clicks");
        var script = Path.Combine(folder, "reference.sql");
        await File.WriteAllTextAsync(
            script,
            $$"""
            \set n random(1, {{clicks}})
            with id as (
                select r.*, first_uuid_of(current_date) as low, gen_random_uuid() as conversion_id, gen_random_uuid()::text as txn_id, now() as at from reference_clicks r where n = :n),
            id7 as (
                select *, (left(low::text, 9) || right(conversion_id::text, 27))::uuid as receipt_id, gen_random_uuid() as delivery_id from id),
            request as (
                insert into inbound (tenant_id, receipt_id, advertiser_id, method, target, body, remote_address, user_agent, authentication, postback, click_id, txn_id, verdict, http_status,
                    conversion_id, status, judged_at)
                select tenant_id, receipt_id, advertiser_id, 'GET', '/postback?click_id=' || click_id || '&token=***&txn_id=' || txn_id, '', '127.0.0.1', 'wrk', 'token',
                    jsonb_build_object('ClickId', click_id, 'TransactionId', txn_id, 'Amount', '49.90'), click_id, txn_id, 'accepted', 200, conversion_id, 'approved', at from id7),
            booked as (
                insert into conversions (tenant_id, conversion_id, click_id, click_at, link_id, campaign_id, offer_id, event_id, advertiser_id, publisher_id, dedupe_key, txn_id, status, amount,
                    currency, payout, revenue, occurred_at, booked_at, changed_at, country, first_receipt_id, event_seq, explanation)
                select tenant_id, conversion_id, click_id, at, link_id, campaign_id, offer_id, event_id, advertiser_id, publisher_id, 't:' || txn_id, txn_id, 'approved', 49.90, 'EUR', 2.50, 4.00, at,
                    at, at, 'DE', receipt_id, 1, '{"by":"click_id","candidates":[{"outcome":"won"}],"why":"The postback named this click; it reached the offer and is within the window."}' from id7
                on conflict (tenant_id, offer_id, event_id, dedupe_key) do nothing),
            history as (
                insert into conversion_changes (tenant_id, conversion_id, event_seq, at, source, receipt_id, status, amount, payout, revenue)
                select tenant_id, conversion_id, 1, at, 'postback', receipt_id, 'approved', 49.90, 2.50, 4.00 from id7),
            figures as (
                insert into conversion_deltas (tenant_id, conversion_id, event_seq, bucket, publisher_id, campaign_id, offer_id, advertiser_id, link_id, event_id, currency, conversions, pending,
                    held, rejected, reversed, amount, payout, revenue, payout_pending)
                select tenant_id, conversion_id, 1, date_bin('15 minutes', at, 'epoch'), publisher_id, campaign_id, offer_id, advertiser_id, link_id, event_id, 'EUR', 1, 0, 0, 0, 0, 49.90, 2.50, 4.00, 0
                from id7)
            insert into deliveries (tenant_id, delivery_id, conversion_id, template_id, template_version, event_seq, publisher_id, offer_id, event, status_sent, endpoint, state, macro_values, next_at,
                created_at, deadline_at)
            select tenant_id, delivery_id, conversion_id, template_id, number, 1, publisher_id, offer_id, 'sale', 'approved', endpoint, 'due', '{"click_ref":"k","conversion_id":"cnv"}', at, at, at + interval '5 days'
            from id7;
            """);
        var start = new ProcessStartInfo(Path.Combine(PostgresCluster.Binaries, "pgbench"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in new[] { "-n", "-M", "prepared", "-c", Text(connections), "-j", "2", "-T", Text(seconds), "-f", script, "-h", superuser.Host!, "-p", Text(superuser.Port), "-U", superuser.Username!, superuser.Database! })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["PGPASSWORD"] = superuser.Password;
        using var pgbench = Process.Start(start)!;
        var errors = pgbench.StandardError.ReadToEndAsync();
        var text = await pgbench.StandardOutput.ReadToEndAsync();
        await pgbench.WaitForExitAsync();
        return Rate().Match(text) is { Success: true } rate && Latency().Match(text) is { Success: true } latency
            ? new SqlReference(Number(rate), Number(latency))
            : throw new InvalidOperationException($"pgbench said: {text} {await errors}");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{"one statement, pgbench",-24} {PerSecond,9:N0}/s  mean {MeanMilliseconds:0.0} ms");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static double Number(Match match) => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"tps = ([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"latency average = ([\d.]+) ms")]
    private static partial Regex Latency();
}
