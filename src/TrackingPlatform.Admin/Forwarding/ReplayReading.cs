using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>Reads what a replay is asked for.</summary>
internal static class ReplayReading
{
    private const string Field = "filter.";

    /// <summary>What a backfill goes back when nothing else is said.</summary>
    public static readonly TimeSpan UsualBackfill = TimeSpan.FromDays(30);

    private static readonly DeliveryState[] Usual = [DeliveryState.Dead, DeliveryState.Parked];
    private static readonly DeliveryState[] Allowed = [DeliveryState.Dead, DeliveryState.Parked, DeliveryState.Delivered, DeliveryState.Suppressed];

    public static ReplayPlan Read(ReplayDraft draft, LogCheck check, TimeZoneInfo zone, DateTimeOffset now)
    {
        var filter = draft.Filter ?? new ReplayFilterDraft();
        check.NoOthers(draft.Others?.Keys ?? Enumerable.Empty<string>());
        check.NoOthers(filter.Others?.Keys.Select(name => Field + name) ?? []);
        var range = Range(filter, check, zone, now);
        var pace = draft.PerSecond ?? ReplayPace.Usual;
        if (pace is < ReplayPace.Slowest or > ReplayPace.Fastest)
        {
            check.Refuse("per_second", $"Take from {ReplayPace.Slowest} to {ReplayPace.Fastest} deliveries a second.");
        }

        return string.IsNullOrEmpty(draft.Backfill)
            ? new ReplayPlan(ReplayKind.Resend, Deliveries(filter, check, range), new ReplayPace(pace))
            : new ReplayPlan(ReplayKind.Backfill, Conversions(draft.Backfill, filter, check, range, now), new ReplayPace(pace));
    }

    private static DeliveryFilter Deliveries(ReplayFilterDraft filter, LogCheck check, TimeRange range)
    {
        var states = filter.States is null or [] ? Usual : [.. check.Some<DeliveryState>(Field + "states", string.Join(',', filter.States)).Distinct()];
        if (states.Except(Allowed).Any())
        {
            check.Refuse(Field + "states", "What is due or being sent needs no second sending; choose of dead, parked, delivered and suppressed.");
        }

        var one = check.Id<DeliveryId>(Field + "delivery", filter.Delivery);
        if (one is null && range.From is null && states.Except(Usual).Any())
        {
            check.Refuse(Field + "from", "Say from when: delivered and suppressed ones go back to the beginning.");
        }

        return new DeliveryFilter
        {
            Range = range,
            States = states,
            Delivery = one,
            Reason = check.Text(Field + "reason", filter.Reason),
            Endpoint = check.Text(Field + "endpoint", filter.Endpoint),
            Template = check.Id<TemplateId>(Field + "template", filter.Template),
            Publisher = check.Id<PublisherId>(Field + "publisher", filter.Publisher),
            Offer = check.Id<OfferId>(Field + "offer", filter.Offer),
            Event = check.Text(Field + "event", filter.Event),
        };
    }

    private static DeliveryFilter Conversions(string template, ReplayFilterDraft filter, LogCheck check, TimeRange range, DateTimeOffset now)
    {
        foreach (var (name, isGiven) in new[]
        {
            ("states", filter.States is { Count: > 0 }), ("reason", filter.Reason is not null), ("endpoint", filter.Endpoint is not null), ("template", filter.Template is not null),
            ("publisher", filter.Publisher is not null), ("delivery", filter.Delivery is not null),
        })
        {
            if (isGiven)
            {
                check.Refuse(Field + name, "A backfill goes through conversions: only from, to, offer and event choose among them.");
            }
        }

        return new DeliveryFilter
        {
            Range = range with { From = range.From ?? now - UsualBackfill },
            Template = check.Id<TemplateId>("backfill", template),
            Offer = check.Id<OfferId>(Field + "offer", filter.Offer),
            Event = check.Text(Field + "event", filter.Event),
        };
    }

    // What is planned after the replay was begun is none of its business.
    private static TimeRange Range(ReplayFilterDraft filter, LogCheck check, TimeZoneInfo zone, DateTimeOffset now)
    {
        var (from, until) = (check.Moment(Field + "from", filter.From, isEnd: false, zone), check.Moment(Field + "to", filter.To, isEnd: true, zone));
        var end = until < now ? until.Value : now;
        if (from >= end)
        {
            check.Refuse(Field + "to", "The end does not come after the start.");
        }

        return new TimeRange(from, end);
    }
}
