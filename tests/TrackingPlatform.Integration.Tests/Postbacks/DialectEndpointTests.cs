using System.Net;
using System.Text;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Postbacks;

/// <summary>Other platforms' postback URLs over real HTTP: an advertiser changes nothing but the host.</summary>
public sealed class DialectEndpointTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private PostbackNode _node = null!;
    private SeededTenant _tenant = null!;
    private string _host = null!;

    public async ValueTask InitializeAsync()
    {
        _tenant = await database.CreateSeededTenantAsync("Agency", new Seed { Payout = Price.PercentOf(10m), Revenue = Price.PercentOf(15m) });
        _host = $"go-{Guid.NewGuid():N}.example.com";
        _node = await PostbackNode.StartAsync(database.Database);
        await ExecuteAsync(
            $"""
            insert into tracking_hosts (tenant_id, id, host, is_default, token, verified_at, created_at) values ('{_tenant.Id.Value}', gen_random_uuid(), '{_host}', true, 'x', now(), now());
            insert into postback_dialects (tenant_id, dialect, network, events, changed_at)
            select '{_tenant.Id.Value}', name, network, '{"{"}"7":"sale"{"}"}', now()
            from (values ('everflow', '{_tenant.Id.Value:N}'), ('tune', null), ('affise', null), ('cake', null), ('voluum', null), ('trackier', null), ('scaleo', null), ('offer18', '{_tenant.Id.Value:N}')) as each (name, network)
            """);
        await Eventually.HoldsAsync(async () => (await AnswerAsync("/aff_lsr?transaction_id=x")).Text.Contains("click_not_found", StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    [Theory]
    [InlineData("/?nid=$network&transaction_id=$click&amount=50&order_id=o1&event_id=7&verification_token=$token", "accepted")]
    [InlineData("/postback/everflow?nid=$network&transaction_id=$click&amount=50&order_id=o1&verification_token=$token", "accepted")]
    [InlineData("/aff_lsr?offer_id=3&transaction_id=$click&amount=50&conversion_unique_id=o1&security_token=$token", "success=true;")]
    [InlineData("/aff_l?transaction_id=$click&amount=50&conversion_unique_id=o1&security_token=$token", "success=true;")]
    [InlineData("/aff_goal?a=lsr&goal_id=7&transaction_id=$click&amount=50&conversion_unique_id=o1&security_token=$token", "success=true;")]
    [InlineData("/postback?clickid=$click&action_id=o1&sum=50&goal=7&status=1&secure=$token", "accepted")]
    [InlineData("/p.ashx?o=3&e=7&r=$click&t=o1&ect=50&f=pb&token=$token", "accepted")]
    [InlineData("/postback?cid=$click&payout=50&txid=o1&et=7&token=$token", "accepted")]
    [InlineData("/acquisition?click_id=$click&txn_id=o1&sale_amount=50&goal_id=7&security_token=$token", "accepted")]
    [InlineData("/track/conv?click_id=$click&amount=50&adv_order_id=o1&goal_id=7&conv_status=approved&token=$token", "accepted")]
    [InlineData("/track/conv-addchange?click_id=$click&amount=50&transaction_id=o1&token=$token", "accepted")]
    [InlineData("/p?mid=$network&tid=$click&sale=50&event=7&token=$token", "accepted")]
    public async Task Each_url_books_the_conversion_and_answers_in_its_own_way(string target, string answer)
    {
        var (status, text, receipt) = await AnswerAsync(target.Replace("$click", await ClickAsync(), StringComparison.Ordinal));

        Assert.Equal((HttpStatusCode.OK, answer), (status, text));
        Assert.StartsWith("rcp_", receipt, StringComparison.Ordinal);
        Assert.Equal("50.0000|5.0000|approved", await ScalarAsync("select amount || '|' || payout || '|' || status from conversions where tenant_id = $tenant"));
        Assert.Equal("token", await ScalarAsync($"select authentication from inbound where receipt_id = '{IdOf(receipt)}' and dialect is not null and postback->>'click_id' is not null"));
        Assert.Equal("0", await ScalarAsync($"select count(*) from inbound where position('{_tenant.PostbackToken}' in target) > 0"));
    }

    [Fact]
    public async Task Without_a_token_the_click_says_who_sends_where_the_advertiser_asks_for_none()
    {
        var click = await ClickAsync();
        var (status, text, _) = await AnswerAsync($"/aff_lsr?transaction_id={click}&amount=10");
        Assert.Equal((HttpStatusCode.OK, "success=false; err_msg=token_missing: Send the advertiser's token, as its postback_url does, or a signature.;"), (status, text));
        Assert.Equal("token_missing", await ScalarAsync("select reason from inbound where tenant_id = $tenant and dialect = 'tune' and advertiser_id is not null"));

        await ExecuteAsync($"update advertisers set token_check = 'report_only' where tenant_id = '{_tenant.Id.Value}'");
        await Eventually.HoldsAsync(async () => (await AnswerAsync($"/aff_lsr?transaction_id={click}&amount=10")).Text == "success=true;");

        Assert.Equal("named|token_missing", await ScalarAsync("select authentication || '|' || notes[1] from inbound where tenant_id = $tenant and verdict = 'accepted'"));
    }

    [Fact]
    public async Task The_network_id_names_the_tenant_on_any_host()
    {
        await ExecuteAsync($"update advertisers set token_check = 'off' where tenant_id = '{_tenant.Id.Value}'");
        var click = await ClickAsync();

        await Eventually.HoldsAsync(async () => (await AnswerAsync($"/?nid=$network&transaction_id={click}&amount=10", host: null)).Text == "accepted");
        Assert.Equal(HttpStatusCode.Unauthorized, (await AnswerAsync($"/?nid=0&transaction_id={click}&amount=10", host: null)).Status);
    }

    [Fact]
    public async Task What_is_switched_off_is_refused_on_the_record_and_a_shared_path_is_ours_again()
    {
        await ExecuteAsync($"delete from postback_dialects where tenant_id = '{_tenant.Id.Value}'");
        var click = await ClickAsync();
        await Eventually.HoldsAsync(async () => (await AnswerAsync($"/p.ashx?r={click}&token=$token")).Text.StartsWith("error: dialect_off", StringComparison.Ordinal));

        Assert.Equal("rejected|dialect_off|422", await ScalarAsync("select verdict || '|' || reason || '|' || http_status from inbound where tenant_id = $tenant and dialect = 'cake' and reason = 'dialect_off' limit 1"));
        Assert.Contains("click_missing", (await AnswerAsync($"/postback?clickid={click}&token=$token")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_change_url_changes_and_never_books()
    {
        var click = await ClickAsync();
        var early = await AnswerAsync($"/track/conv-change?click_id={click}&adv_order_id=o1&conv_status=rejected&token=$token");
        await AnswerAsync($"/track/conv?click_id={click}&adv_order_id=o1&amount=20&token=$token");
        var late = await AnswerAsync($"/track/conv-change?click_id={click}&adv_order_id=o1&conv_status=rejected&token=$token");

        Assert.Equal((HttpStatusCode.NotFound, true), (early.Status, early.Text.StartsWith("error: conversion_not_found", StringComparison.Ordinal)));
        Assert.Equal((HttpStatusCode.OK, "updated"), (late.Status, late.Text));
        Assert.Equal("rejected", await ScalarAsync("select status from conversions where tenant_id = $tenant"));
    }

    [Fact]
    public async Task A_price_that_is_not_applied_is_noted_and_kept()
    {
        await AnswerAsync($"/aff_lsr?transaction_id={await ClickAsync()}&amount=10&payout=99&security_token=$token");

        Assert.Equal("price_not_applied|1.0000|payout,99", await ScalarAsync(
            "select i.notes[1] || '|' || c.payout || '|' || array_to_string(c.others, ',') from inbound i join conversions c using (tenant_id, conversion_id) where i.tenant_id = $tenant"));
    }

    [Fact]
    public async Task A_form_says_the_same_as_the_query()
    {
        using var content = new StringContent($"clickid={await ClickAsync()}&sum=10&secure={_tenant.PostbackToken}", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/postback") { Content = content, Headers = { Host = _host } };
        var answer = await _node.Client.SendAsync(request);

        Assert.Equal("accepted", await answer.Content.ReadAsStringAsync());
        Assert.Equal("0", await ScalarAsync($"select count(*) from inbound where position('{_tenant.PostbackToken}'::bytea in body) > 0"));
    }

    [Fact]
    public async Task A_click_id_of_the_other_platform_finds_the_imported_click()
    {
        await ExecuteAsync(
            $"""
            insert into imported_clicks (tenant_id, foreign_id, click_id, imported_at)
            select tenant_id, '102abcdef', click_id, now() from clicks where click_id = '{IdOf(await ClickAsync())}'
            """);

        Assert.Equal("success=true;", (await AnswerAsync("/aff_lsr?transaction_id=102abcdef&amount=10&security_token=$token")).Text);
        Assert.Equal("1", await ScalarAsync("select count(*) from inbound i join conversions c using (tenant_id, click_id) where i.tenant_id = $tenant and i.postback->>'click_id' = '102abcdef'"));
    }

    private async Task<string> ClickAsync()
    {
        var answer = await _node.Client.GetAsync("/c/" + _tenant.LinkCode);
        var click = answer.Headers.Location!.Query["?click=".Length..];
        await Eventually.HoldsAsync(async () => await ScalarAsync($"select count(*) from clicks where click_id = '{IdOf(click)}'") == "1");
        return click;
    }

    private Task<(HttpStatusCode Status, string Text, string Receipt)> AnswerAsync(string target) => AnswerAsync(target, _host);

    private async Task<(HttpStatusCode Status, string Text, string Receipt)> AnswerAsync(string target, string? host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, target
            .Replace("$token", _tenant.PostbackToken, StringComparison.Ordinal)
            .Replace("$network", _tenant.Id.Value.ToString("N"), StringComparison.Ordinal));
        request.Headers.Host = host;
        var answer = await _node.Client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.TryGetValues("X-Receipt", out var receipt) ? receipt.Single() : "");
    }

    private static Guid IdOf(string text) => CrockfordBase32.TryDecode(text.Split('_')[^1], out var id) ? id : throw new FormatException(text);

    private Task ExecuteAsync(string sql) => Sql.ExecuteAsync(database.Database.SuperuserConnectionString, sql);

    private Task<string?> ScalarAsync(string query) =>
        Sql.ScalarAsync(database.Database.SuperuserConnectionString, query.Replace("$tenant", $"'{_tenant.Id.Value}'", StringComparison.Ordinal));
}
