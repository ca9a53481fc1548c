using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Integration.Tests.Reporting;

namespace TrackingPlatform.Integration.Tests.Forwarding;

/// <summary>Many deliveries sent again, and conversions told to a template that never heard of them, batch by batch.</summary>
public sealed class ReplayTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private ReportingWorld _world = null!;

    private ReplayBook Book => database.Services.GetRequiredService<ReplayBook>();

    private ReplayRun Run => database.Services.GetRequiredService<ReplayRun>();

    public async ValueTask InitializeAsync() => _world = await ReportingWorld.FoundAsync(database.Database);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_it_says_before_is_what_it_does()
    {
        var (_, dead) = await DeliverAsync(DeliveryState.Dead, "gave_up");
        var (_, parked) = await DeliverAsync(DeliveryState.Parked, "breaker_open");
        await DeliverAsync(DeliveryState.Parked, "publisher_paused");
        await DeliverAsync(DeliveryState.Delivered);
        await DeliverAsync(DeliveryState.Due);
        var plan = Resend(DeliveryState.Dead, DeliveryState.Parked);

        var preview = await Book.PreviewAsync(_world.Tenant, plan, CancellationToken.None);
        Assert.Equal((3, 2, 0, 1), (preview.Matched, preview.Sent, preview.ToldTwice, preview.Publishers));
        Assert.Equal((1, 2), (preview.ByState["dead"], preview.ByState["parked"]));
        Assert.Equal(24m, preview.Payout["EUR"]);

        var replay = await ThroughAsync(plan);
        Assert.Equal((ReplayState.Done, 2, 3), (replay.State, replay.Sent, replay.Handled));
        Assert.Equal(1, replay.Skipped["publisher_paused"]);
        Assert.Equal("2", await _world.ScalarAsync($"select count(*) from deliveries where state = 'due' and reason = 'replayed' and replays = 1 and delivery_id in ('{dead.Value}', '{parked.Value}')"));
    }

    [Fact]
    public async Task A_filter_keeps_the_others_out()
    {
        var (_, other) = await DeliverAsync(DeliveryState.Dead, "gave_up");
        var (_, mine) = await DeliverAsync(DeliveryState.Dead, "url_invalid");
        await _world.ExecuteAsync("update deliveries_dead set endpoint = 'https://elsewhere.example' where delivery_id = $1", mine.Value);
        var plan = Resend(DeliveryState.Dead);

        Assert.Equal(1, (await ThroughAsync(plan with { Filter = plan.Filter with { Endpoint = "https://elsewhere.example" } })).Sent);
        Assert.Equal("dead", await StateAsync(other));
        Assert.Equal(0, (await ThroughAsync(plan with { Filter = plan.Filter with { Endpoint = "https://nowhere.example" } })).Handled);
        Assert.Equal(1, (await ThroughAsync(plan with { Filter = plan.Filter with { Reason = "gave_up", Delivery = other } })).Sent);
    }

    [Fact]
    public async Task Money_and_history_stay_as_they_are()
    {
        await DeliverAsync(DeliveryState.Dead, "gave_up");
        await DeliverAsync(DeliveryState.Delivered);
        const string Books = "select (select count(*) from conversion_changes where tenant_id = $tenant) || ' ' || (select count(*) from conversion_deltas where tenant_id = $tenant) || ' ' || (select sum(payout) from conversions where tenant_id = $tenant)";
        var before = await _world.ScalarAsync(Books);

        Assert.Equal(2, (await ThroughAsync(Resend(DeliveryState.Dead, DeliveryState.Delivered))).Sent);
        Assert.Equal(before, await _world.ScalarAsync(Books));
    }

    [Fact]
    public async Task It_keeps_its_pace_and_goes_on_where_it_was()
    {
        for (var number = 0; number < 5; number++)
        {
            await DeliverAsync(DeliveryState.Dead, "gave_up");
        }

        var replay = await Book.BeginAsync(_world.Tenant, Resend(DeliveryState.Dead) with { Pace = new ReplayPace(2) }, "Mia", CancellationToken.None);
        Assert.Equal(TimeSpan.FromSeconds(1), await Run.StepAsync(_world.Tenant, replay.Id, CancellationToken.None));

        // Whoever asks too early, be it another worker, is told to wait.
        Assert.InRange((await Run.StepAsync(_world.Tenant, replay.Id, CancellationToken.None))!.Value, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1));
        Assert.Equal(2, (await FindAsync(replay.Id)).Sent);

        await Book.OrderAsync(_world.Tenant, replay.Id, ReplayOrder.Pause, CancellationToken.None);
        await HurryAsync(replay.Id);
        Assert.Null(await Run.StepAsync(_world.Tenant, replay.Id, CancellationToken.None));
        Assert.Equal((ReplayState.Paused, 2), ((await FindAsync(replay.Id)).State, (int)(await FindAsync(replay.Id)).Sent));

        await Book.OrderAsync(_world.Tenant, replay.Id, ReplayOrder.Resume, CancellationToken.None);
        Assert.Equal((ReplayState.Done, 5), await FinishAsync(replay.Id));
        Assert.Equal("5", await _world.ScalarAsync("select count(*) from deliveries where tenant_id = $tenant and replays = 1"));
    }

    [Fact]
    public async Task Many_workers_at_once_send_each_delivery_once()
    {
        for (var number = 0; number < 30; number++)
        {
            await DeliverAsync(DeliveryState.Dead, "gave_up");
        }

        var replay = await Book.BeginAsync(_world.Tenant, Resend(DeliveryState.Dead) with { Pace = new ReplayPace(7) }, "Mia", CancellationToken.None);
        for (var round = 0; round < 8; round++)
        {
            await HurryAsync(replay.Id);
            await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Run.StepAsync(_world.Tenant, replay.Id, CancellationToken.None)));
        }

        Assert.Equal((ReplayState.Done, 30), ((await FindAsync(replay.Id)).State, (int)(await FindAsync(replay.Id)).Sent));
        Assert.Equal("30", await _world.ScalarAsync("select sum(replays) from deliveries where tenant_id = $tenant"));
    }

    [Fact]
    public async Task One_that_was_given_up_does_nothing_more()
    {
        await DeliverAsync(DeliveryState.Dead, "gave_up");
        var replay = await Book.BeginAsync(_world.Tenant, Resend(DeliveryState.Dead), "Mia", CancellationToken.None);
        await Book.OrderAsync(_world.Tenant, replay.Id, ReplayOrder.Cancel, CancellationToken.None);

        Assert.Null(await Run.StepAsync(_world.Tenant, replay.Id, CancellationToken.None));
        Assert.Equal((ReplayState.Cancelled, 0), ((await FindAsync(replay.Id)).State, (int)(await FindAsync(replay.Id)).Sent));
        Assert.False((await Book.OrderAsync(_world.Tenant, replay.Id, ReplayOrder.Resume, CancellationToken.None))!.Value.Obeys);
    }

    [Fact]
    public async Task A_silent_one_is_taken_up_by_one_worker()
    {
        var replay = await Book.BeginAsync(_world.Tenant, Resend(DeliveryState.Dead), "Mia", CancellationToken.None);
        var taken = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Book.TakeUnattendedAsync(CancellationToken.None)));
        Assert.Single(taken.SelectMany(each => each), each => each.Replay == replay.Id);

        await _world.ExecuteAsync("update replays set heard_at = now() - interval '30 s' where replay_id = $1", replay.Id.Value);
        Assert.Contains(await Book.TakeUnattendedAsync(CancellationToken.None), each => each.Replay == replay.Id);
    }

    [Fact]
    public async Task A_new_template_is_told_of_what_it_never_heard_of()
    {
        var (vacant, vacancy) = await DeliverAsync(DeliveryState.Suppressed, "no_postback_configured");
        await _world.ExecuteAsync("update deliveries_done set template_id = null, template_version = null, endpoint = null where delivery_id = $1", vacancy.Value);
        var unheard = await ConvertAsync();
        var (known, _) = await DeliverAsync(DeliveryState.Delivered);
        var rejected = await ConvertAsync(ConversionStatus.Rejected);
        var plan = new ReplayPlan(ReplayKind.Backfill, new DeliveryFilter { Template = _world.Seeded.Template, Range = new TimeRange(_world.Now.AddDays(-30), _world.Now.AddMinutes(1)) }, new ReplayPace(50));

        var preview = await Book.PreviewAsync(_world.Tenant, plan, CancellationToken.None);
        Assert.Equal((3, 2), (preview.Matched, preview.Sent));
        Assert.Equal(1, preview.Skipped["status_not_selected"]);

        var replay = await ThroughAsync(plan);
        Assert.Equal((2, 1), (replay.Sent, replay.Skipped["status_not_selected"]));
        Assert.Equal(vacancy.Value.ToString(), await _world.ScalarAsync($"select delivery_id from deliveries where conversion_id = '{vacant.Value}' and state = 'due'"));
        Assert.Equal("12.00", await _world.ScalarAsync($"select macro_values->>'payout' from deliveries where conversion_id = '{unheard.Value}' and state = 'due'"));
        Assert.Equal("0", await _world.ScalarAsync($"select count(*) from deliveries where conversion_id in ('{known.Value}', '{rejected.Value}')"));

        // Once more finds nothing more.
        Assert.Equal(0, (await ThroughAsync(plan)).Sent);
    }

    [Fact]
    public async Task The_preview_of_a_backfill_says_exactly_what_a_condition_and_a_throttle_leave_out()
    {
        var template = _world.Seeded.Template;
        await _world.ExecuteAsync("""update templates set condition = '{"field":"amount","op":"at_least","values":["50"]}' where id = $1""", template.Value);
        for (var conversion = 0; conversion < 12; conversion++)
        {
            await ConvertAsync(amount: conversion < 4 ? 20m : 100m);
        }

        await DeliverAsync(DeliveryState.Delivered);
        var throttle = new Throttle { Id = ThrottleId.New(_world.Now), Percent = 50, Effect = ThrottleEffect.Hide, Key = Guid.NewGuid().ToByteArray() };
        await database.Services.GetRequiredService<ThrottleBook>().PutAsync(
            _world.Tenant,
            new StoredThrottle { Rule = throttle, Name = "Review", Publisher = _world.Seeded.Publisher, Status = EntityStatus.Active, CreatedAt = _world.Now, ChangedAt = _world.Now },
            CancellationToken.None);
        var plan = new ReplayPlan(ReplayKind.Backfill, new DeliveryFilter { Template = template, Range = new TimeRange(_world.Now.AddDays(-30), _world.Now.AddMinutes(1)) }, new ReplayPace(50));

        var preview = await Book.PreviewAsync(_world.Tenant, plan, CancellationToken.None);
        Assert.Equal((12, 4, 1, false), (preview.Matched, preview.Skipped["condition_false"], preview.Known, preview.DependsOnCondition));
        Assert.Equal(12m * preview.Sent, preview.Payout.GetValueOrDefault("EUR"));

        var replay = await ThroughAsync(plan);
        Assert.Equal((preview.Sent, 4), (replay.Sent, replay.Skipped["condition_false"]));
        Assert.Equal(preview.Skipped.GetValueOrDefault("throttled"), replay.Skipped.GetValueOrDefault("throttled"));
    }

    private static ReplayPlan Resend(params IReadOnlyList<DeliveryState> states) =>
        new(ReplayKind.Resend, new DeliveryFilter { States = states, Range = new TimeRange(null, DateTimeOffset.UtcNow.AddMinutes(1)) }, new ReplayPace(50));

    private async Task<ConversionId> ConvertAsync(ConversionStatus status = ConversionStatus.Approved, decimal amount = 100m)
    {
        var click = _world.Click(_world.Now.AddHours(-2));
        await _world.DrainAsync(click);
        return await _world.ConvertAsync(click, status: status, amount: amount);
    }

    private async Task<(ConversionId Conversion, DeliveryId Delivery)> DeliverAsync(DeliveryState state, string? reason = null)
    {
        var conversion = await ConvertAsync();
        return (conversion, await _world.DeliverAsync(conversion, _world.Now.AddHours(-1), state, reason));
    }

    private async Task<ReplayEntry> ThroughAsync(ReplayPlan plan)
    {
        var replay = await Book.BeginAsync(_world.Tenant, plan, "Mia", CancellationToken.None);
        await FinishAsync(replay.Id);
        return await FindAsync(replay.Id);
    }

    private async Task<(ReplayState State, int Sent)> FinishAsync(ReplayId id)
    {
        for (var batch = 0; batch < 20; batch++)
        {
            await HurryAsync(id);
            if (await Run.StepAsync(_world.Tenant, id, CancellationToken.None) is null)
            {
                break;
            }
        }

        var replay = await FindAsync(id);
        return (replay.State, (int)replay.Sent);
    }

    private async Task<ReplayEntry> FindAsync(ReplayId id) => (await Book.FindAsync(_world.Tenant, id, CancellationToken.None))!;

    private Task HurryAsync(ReplayId id) => _world.ExecuteAsync("update replays set next_batch_at = now() where replay_id = $1", id.Value);

    private Task<string?> StateAsync(DeliveryId id) => _world.ScalarAsync(
        $"select state from deliveries where delivery_id = '{id.Value}' union all select state from deliveries_dead where delivery_id = '{id.Value}'");
}
