using Microsoft.AspNetCore.Routing;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Advertisers;
using TrackingPlatform.Admin.Amounts;
using TrackingPlatform.Admin.Attribution;
using TrackingPlatform.Admin.Audit;
using TrackingPlatform.Admin.Campaigns;
using TrackingPlatform.Admin.Clicks;
using TrackingPlatform.Admin.Conversions;
using TrackingPlatform.Admin.Forwarding;
using TrackingPlatform.Admin.Notices;
using TrackingPlatform.Admin.Offers;
using TrackingPlatform.Admin.Postbacks;
using TrackingPlatform.Admin.Publishers;
using TrackingPlatform.Admin.Reconciliation;
using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Admin.Statements;
using TrackingPlatform.Admin.Templates;
using TrackingPlatform.Admin.Uploads;

namespace TrackingPlatform.Admin;

/// <summary>The REST API, capability by capability.</summary>
public static class AdminEndpoints
{
    public static void MapAdminApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi();
        api.MapAdvertisers();
        api.MapPublishers();
        api.MapOffers();
        api.MapOfferAccess();
        api.MapCampaigns();
        api.MapLinks();
        api.MapHosts();
        api.MapTrafficBlocks();
        api.MapSimulation();
        api.MapTemplates();
        api.MapClicks();
        api.MapPostbacks();
        api.MapConversions();
        api.MapDeliveries();
        api.MapReplays();
        api.MapEndpoints();
        api.MapThrottles();
        api.MapWebhooks();
        api.MapNotices();
        api.MapTrace();
        api.MapTraceShares();
        api.MapReports();
        api.MapSeals();
        api.MapReportViews();
        api.MapReportExports();
        api.MapRollups();
        api.MapCaps();
        api.MapSettings();
        api.MapRates();
        api.MapCoupons();
        api.MapUploads();
        api.MapReconciliations();
        api.MapStatements();
    }
}
