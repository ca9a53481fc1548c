using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Data.Notices;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Notices;
using TrackingPlatform.Integration.Tests.Forwarding;
using TrackingPlatform.Testing.Forwarding;
using TrackingPlatform.Testing.Notices;
using TrackingPlatform.Workers.Forwarding;
using TrackingPlatform.Workers.Notices;

namespace TrackingPlatform.Integration.Tests.Notices;

/// <summary>What people hear of an endpoint that fails, is disabled and recovers: once, in the app, by mail and at the tenant's own address.</summary>
public sealed class NoticeTests(PlatformDatabaseFixture fixture) : IClassFixture<PlatformDatabaseFixture>
{
    private static readonly CircuitBreaker Open = new() { State = BreakerState.Open, Trips = 1, FailingSince = DateTimeOffset.UnixEpoch, ProbeAt = DateTimeOffset.UnixEpoch.AddMinutes(1) };
    private static readonly CircuitBreaker HalfOpen = Open with { State = BreakerState.HalfOpen };

    private NoticeBook Book => fixture.Services.GetRequiredService<NoticeBook>();

    private EndpointHealthBook Health => fixture.Services.GetRequiredService<EndpointHealthBook>();

    private NoticeOutbox Outbox => fixture.Services.GetRequiredService<NoticeOutbox>();

    [Fact]
    public async Task Each_transition_is_told_once_and_a_probe_that_fails_is_none()
    {
        var world = await ForwardingWorld.CreateAsync(fixture.Database, "https://publisher.example/told");
        var at = await WriteAsync(world, Open, null, null);
        at = await WriteAsync(world, HalfOpen, null, at);
        at = await WriteAsync(world, Open, null, at);
        at = await WriteAsync(world, CircuitBreaker.Fresh, null, at);
        at = await WriteAsync(world, Open, null, at);
        await WriteAsync(world, Open, "breaker_open", at);

        Assert.Equal(
            [NoticeKind.EndpointDisabled, NoticeKind.EndpointFailing, NoticeKind.EndpointRecovered, NoticeKind.EndpointFailing],
            (await ListAsync(world)).Select(entry => entry.Notice.Kind));
    }

    [Fact]
    public async Task Of_many_nodes_that_want_the_same_transition_one_tells_of_it()
    {
        var world = await ForwardingWorld.CreateAsync(fixture.Database, "https://publisher.example/told");
        var written = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Health.TryWriteAsync(world.Endpoint, Open, null, null, CancellationToken.None)));
        Assert.Single(written, each => each is not null);
        Assert.Single(await ListAsync(world));
    }

    [Fact]
    public async Task The_same_notice_again_is_no_news()
    {
        var world = await ForwardingWorld.CreateAsync(fixture.Database, "https://publisher.example/told");
        var notice = new Notice { Kind = NoticeKind.EndpointFailing, Subject = "x", Occasion = "monday", Title = "It fails", Detail = "See to it.", Path = "/" };
        var news = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Book.TellAsync(world.Tenant.Id, notice, CancellationToken.None)));
        Assert.Single(news, isNews => isNews);
        Assert.True(await Book.TellAsync(world.Tenant.Id, notice with { Occasion = "tuesday" }, CancellationToken.None));
    }

    [Fact]
    public async Task Staff_and_the_publisher_get_a_mail_each_and_no_second_one()
    {
        await using var catcher = MailCatcher.Start();
        var world = await ForwardingWorld.CreateAsync(fixture.Database, "https://publisher.example/told");
        var staff = await StaffAsync(world, Role.Manager);
        await StaffAsync(world, Role.Analyst);
        await world.ExecuteAsync($"update publishers set email = 'pub-{world.Tenant.Publisher}@publisher.example' where id = '{world.Tenant.Publisher.Value}'");
        await WriteAsync(world, Open, null, null);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Sender(catcher).RunAsync(CancellationToken.None)));
        await Sender(catcher).RunAsync(CancellationToken.None);

        var mails = catcher.Mails.Where(mail => mail.Data.Contains("https://publisher.example is failing", StringComparison.Ordinal)).ToList();
        Assert.Equal([staff, $"pub-{world.Tenant.Publisher}@publisher.example"], mails.Select(mail => mail.To.Single()).Order(StringComparer.Ordinal));
        Assert.Contains("/deliveries/endpoints", mails.Single(mail => mail.To[0] == staff).Data, StringComparison.Ordinal);
        Assert.DoesNotContain("/deliveries/endpoints", mails.Single(mail => mail.To[0] != staff).Data, StringComparison.Ordinal);
        Assert.Equal("2", await world.ScalarAsync($"select count(*) from notice_sends where tenant_id = '{world.Tenant.Id.Value}' and state = 'sent'"));
    }

    [Fact]
    public async Task What_the_mail_server_will_not_take_now_is_tried_again()
    {
        await using var catcher = MailCatcher.Start();
        var world = await ForwardingWorld.CreateAsync(fixture.Database, "https://publisher.example/told");
        var staff = await StaffAsync(world, Role.Owner);
        await WriteAsync(world, Open, null, null);
        catcher.RefuseNext(1_000);
        await Sender(catcher).RunAsync(CancellationToken.None);
        Assert.Equal("due 1", await world.ScalarAsync($"select state || ' ' || attempt from notice_sends where tenant_id = '{world.Tenant.Id.Value}' and next_at > now()"));

        catcher.RefuseNext(0);
        await world.ExecuteAsync($"update notice_sends set next_at = now() where tenant_id = '{world.Tenant.Id.Value}'");
        await Sender(catcher).RunAsync(CancellationToken.None);
        Assert.Contains(catcher.Mails, mail => mail.To[0] == staff);
    }

    [Fact]
    public async Task The_tenants_own_address_gets_it_signed()
    {
        await using var own = ScriptedPublisher.Start();
        var world = await ForwardingWorld.CreateAsync(fixture.Database, "https://publisher.example/told");
        var cipher = fixture.Database.Secrets.Seal(Domain.Privacy.SecretPurpose.NoticeSecret, "a secret of its own"u8, new byte[Domain.Privacy.SecretBox.NonceSize]);
        await fixture.Services.GetRequiredService<NoticeWishBook>().ChangeAsync(
            world.Tenant.Id, wishes => wishes with { WebhookUrl = own.Url + "/notices", WebhookSecretCipher = cipher }, CancellationToken.None);
        await WriteAsync(world, Open, null, null);

        await Sender(null).RunAsync(CancellationToken.None);

        var request = Assert.Single(await own.ReceivedAsync(1));
        var body = JsonDocument.Parse(request.Body).RootElement;
        Assert.Equal(("notice", "endpoint_failing", "https://publisher.example"), (body.GetProperty("type").GetString(), body.GetProperty("kind").GetString(), body.GetProperty("subject").GetString()));
        Assert.StartsWith("t=", request.Headers["X-Signature"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_sees_what_is_new_until_it_is_read()
    {
        var world = await ForwardingWorld.CreateAsync(fixture.Database, "https://publisher.example/told");
        var member = new MemberId(Guid.NewGuid());
        await WriteAsync(world, Open, null, null);
        Assert.Equal(1, await Book.CountUnreadAsync(world.Tenant.Id, member, null, CancellationToken.None));
        Assert.Equal(1, await Book.CountUnreadAsync(world.Tenant.Id, member, world.Tenant.Publisher, CancellationToken.None));
        Assert.Equal(0, await Book.CountUnreadAsync(world.Tenant.Id, member, Domain.Publishers.PublisherId.New(DateTimeOffset.UtcNow), CancellationToken.None));
        await Book.MarkReadAsync(world.Tenant.Id, member, CancellationToken.None);
        Assert.Equal(0, await Book.CountUnreadAsync(world.Tenant.Id, member, null, CancellationToken.None));

        var theirs = await Book.ListAsync(world.Tenant.Id, [], world.Tenant.Publisher, TimeRange.Everything, new LogPaging(), CancellationToken.None);
        Assert.Single(theirs.Items);
        Assert.Empty((await Book.ListAsync(world.Tenant.Id, [], Domain.Publishers.PublisherId.New(DateTimeOffset.UtcNow), TimeRange.Everything, new LogPaging(), CancellationToken.None)).Items);
    }

    [Fact]
    public async Task What_was_given_up_is_told_once_with_its_count_and_again_only_after_a_day()
    {
        var world = await ForwardingWorld.CreateAsync(fixture.Database, "https://publisher.example/told");
        await GiveUpAsync(world, 2);
        await Losses.TellAsync(CancellationToken.None);
        Assert.Empty(await ListAsync(world)); // more may follow at once

        await ElapseAsync(world, "first_at = first_at - interval '2 minutes'");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Losses.TellAsync(CancellationToken.None)));
        var told = Assert.Single(await ListAsync(world)).Notice;
        Assert.Equal(("2 deliveries to https://publisher.example were given up", NoticeKind.DeliveriesDead), (told.Title, told.Kind));
        Assert.Equal("/deliveries?state=dead&range=last-30d&endpoint=https%3A%2F%2Fpublisher.example", told.Path);
        Assert.Equal([world.Tenant.Publisher], told.Publishers);

        await GiveUpAsync(world, 1);
        await ElapseAsync(world, "first_at = first_at - interval '2 minutes'");
        await Losses.TellAsync(CancellationToken.None);
        Assert.Single(await ListAsync(world));
        await ElapseAsync(world, "told_at = told_at - interval '1 day'");
        await Losses.TellAsync(CancellationToken.None);
        Assert.Equal("1 delivery to https://publisher.example was given up", (await ListAsync(world))[0].Notice.Title);
    }

    [Fact]
    public async Task Staff_see_what_only_the_publisher_is_mailed_of()
    {
        await using var catcher = MailCatcher.Start();
        var world = await ForwardingWorld.CreateAsync(fixture.Database, "https://publisher.example/told");
        var staff = await StaffAsync(world, Role.Manager);
        var theirs = await StaffAsync(world, Role.Publisher);
        await world.ExecuteAsync($"update memberships set publisher_id = '{world.Tenant.Publisher.Value}' where tenant_id = '{world.Tenant.Id.Value}' and role = 'publisher'");
        var notice = new Notice
        {
            Kind = NoticeKind.TemplateApproved, Subject = "tpl", Occasion = "2", Title = "It was approved", Detail = "By Mia.", DetailForPublishers = "It is sent from now on.", Path = "/templates",
            MailsStaff = false, Publishers = [world.Tenant.Publisher],
        };
        await Book.TellAsync(world.Tenant.Id, notice, CancellationToken.None);
        await Sender(catcher).RunAsync(CancellationToken.None);

        Assert.DoesNotContain(catcher.Mails, mail => mail.To.Contains(staff));
        Assert.Contains("It is sent from now on.", Assert.Single(catcher.Mails, mail => mail.To.Contains(theirs)).Data, StringComparison.Ordinal);
        Assert.Single(await ListAsync(world));
    }

    private EndpointLosses Losses => fixture.Services.GetRequiredService<EndpointLosses>();

    private async Task GiveUpAsync(ForwardingWorld world, int count)
    {
        await world.PlanAsync(count);
        var queue = fixture.Services.GetRequiredService<ForwardingQueue>();
        var claimed = await queue.ClaimAsync([new EndpointQuota(world.Endpoint, count)], CancellationToken.None);
        Assert.Equal(count, (await queue.CompleteAsync([.. claimed.Select(each => new FinishedDelivery(each, new DeliveryProgress(DeliveryState.Dead, "gave_up"), null))], CancellationToken.None)).Count);
    }

    private static Task ElapseAsync(ForwardingWorld world, string change) => world.ExecuteAsync($"update endpoint_losses set {change} where tenant_id = '{world.Tenant.Id.Value}'");

    private async Task<DateTimeOffset?> WriteAsync(ForwardingWorld world, CircuitBreaker breaker, string? disabled, DateTimeOffset? from)
    {
        var written = await Health.TryWriteAsync(world.Endpoint, breaker, disabled, from, CancellationToken.None);
        Assert.NotNull(written);
        return written;
    }

    private async Task<IReadOnlyList<NoticeEntry>> ListAsync(ForwardingWorld world) =>
        (await Book.ListAsync(world.Tenant.Id, [], null, TimeRange.Everything, new LogPaging(), CancellationToken.None)).Items;

    private static async Task<string> StaffAsync(ForwardingWorld world, Role role)
    {
        var (id, email) = (Guid.NewGuid(), $"{role}-{Guid.NewGuid():N}@halden.example");
        await world.ExecuteAsync(
            $"""
            insert into members (id, display_name, is_platform_operator, created_at, user_name, normalized_user_name, email, normalized_email, email_confirmed, phone_number_confirmed,
                two_factor_enabled, lockout_enabled, access_failed_count)
            values ('{id}', 'Somebody', false, now(), '{email}', upper('{email}'), '{email}', upper('{email}'), true, false, false, false, 0);
            insert into memberships (tenant_id, member_id, role, created_at) values ('{world.Tenant.Id.Value}', '{id}', '{role.ToString().ToLowerInvariant()}', now())
            """);
        return email;
    }

    private NoticeSender Sender(MailCatcher? catcher)
    {
        var limits = new OutboundLimits { AllowPrivateNetworks = true };
        var sender = new PostbackSender(GuardedHttp.CreateInvoker(limits, System.Net.Dns.GetHostAddressesAsync, GuardedConnector.DialTcpAsync), limits, TimeProvider.System);
        var mail = catcher is null ? null : new MailOptions("127.0.0.1", catcher.Port, MailSecurity.None, null, null, "tracking@halden.example", "https://admin.halden.example");
        return new NoticeSender(Outbox, new NoticeWebhook(sender, fixture.Database.Secrets), mail, NullLogger<NoticeSender>.Instance);
    }
}
