using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Host.Demo;

/// <summary>How the demo's agency routes: which visitors go where first, whom an offer takes, and what is blocked.</summary>
internal static class DemoRouting
{
    private const int Account = 0;
    private const int Electricity = 1;
    private const int Privacy = 2;
    private const int Quote = 4;
    private const int Doubtful = 5;

    /// <summary>Gives campaigns rules and something to learn, and offers targeting.</summary>
    public static void Apply(IReadOnlyList<Campaign> campaigns, IReadOnlyList<Offer> offers, DateTimeOffset when)
    {
        campaigns[0].SetRules(
            [
                new RoutingRule("Outside DACH", Is(ConditionField.Country, ConditionOperator.IsNot, "DE", "AT", "CH"), new RuleTarget.Refusal(ReasonCodes.GeoCountry), IsPaused: false),
                new RoutingRule(
                    "Phones in the evening",
                    new Condition.All(
                    [
                        Is(ConditionField.Device, ConditionOperator.Is, "mobile"),
                        new Condition.Test(ConditionField.Time, ConditionOperator.Between, ["18:00", "23:00"], TimeZone: DemoWorld.TimeZone),
                    ]),
                    new RuleTarget.ToOffers([(offers[Quote].Id, 70), (offers[Account].Id, 30)], new RouteChoice(Rotation.Weighted, IsSticky: true, PrefersUnseen: false), null),
                    IsPaused: false),
            ],
            when);
        campaigns[2].Rotate(new RouteChoice(Rotation.Optimised, IsSticky: false, PrefersUnseen: false), when);
        offers[Electricity].Target(Is(ConditionField.Country, ConditionOperator.Is, "DE", "AT"), isSoft: false, OfferVisibility.Public, when);
    }

    /// <summary>What is settled for single publishers.</summary>
    public static IEnumerable<object> Exceptions(TenantId tenant, IReadOnlyList<Publisher> publishers, IReadOnlyList<Offer> offers, DateTimeOffset when)
    {
        var access = new PublisherAccess(tenant, offers[Privacy].Id, publishers[Doubtful].Id);
        access.Settle(AccessStatus.Blocked, "Too many refunds in spring", when);
        yield return access;
        yield return TrafficBlock.Create(tenant, ConditionField.Sub1, "banner-b", publishers[Doubtful].Id, null, "Hidden under other banners", when);
    }

    private static Condition.Test Is(ConditionField field, ConditionOperator comparison, params string[] values) => new(field, comparison, values);
}
