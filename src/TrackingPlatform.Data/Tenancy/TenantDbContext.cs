using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Data.Access;
using TrackingPlatform.Data.Advertisers;
using TrackingPlatform.Data.Campaigns;
using TrackingPlatform.Data.Offers;
using TrackingPlatform.Data.Publishers;
using TrackingPlatform.Data.Templates;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Tenancy;

/// <summary>The set-up of one tenant. Opened by <see cref="TenantScope"/> only, inside a transaction that names the tenant to the database.</summary>
public sealed class TenantDbContext(DbContextOptions<TenantDbContext> options) : DbContext(options)
{
    /// <summary>The name of the query filter that holds a query to its tenant.</summary>
    public const string TenantFilter = "tenant";

    /// <summary>The tenant this context was opened for.</summary>
    public TenantId Tenant { get; internal set; }

    public DbSet<Advertiser> Advertisers => Set<Advertiser>();

    public DbSet<Publisher> Publishers => Set<Publisher>();

    public DbSet<Offer> Offers => Set<Offer>();

    public DbSet<Campaign> Campaigns => Set<Campaign>();

    public DbSet<Link> Links => Set<Link>();

    public DbSet<PublisherAccess> PublisherAccess => Set<PublisherAccess>();

    public DbSet<TrafficBlock> TrafficBlocks => Set<TrafficBlock>();

    public DbSet<PostbackTemplate> Templates => Set<PostbackTemplate>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    /// <summary>The mapping of every tenant-owned table of the set-up; the platform's context maps the same.</summary>
    internal static void MapTenantTables(ModelBuilder model)
    {
        model.ApplyConfiguration(new AdvertiserConfiguration());
        model.ApplyConfiguration(new PublisherConfiguration());
        model.ApplyConfiguration(new OfferConfiguration());
        model.ApplyConfiguration(new OfferEventConfiguration());
        model.ApplyConfiguration(new CampaignConfiguration());
        model.ApplyConfiguration(new CampaignOfferConfiguration());
        model.ApplyConfiguration(new LinkConfiguration());
        model.ApplyConfiguration(new PublisherAccessConfiguration());
        model.ApplyConfiguration(new TrafficBlockConfiguration());
        model.ApplyConfiguration(new PostbackTemplateConfiguration());
        model.ApplyConfiguration(new TemplateVersionConfiguration());
        model.ApplyConfiguration(new ApiKeyConfiguration());
        model.ApplyConfiguration(new InvitationConfiguration());
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.ApplyHouseConventions();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        MapTenantTables(modelBuilder);
        FilterByTenant<Advertiser>(modelBuilder);
        FilterByTenant<Publisher>(modelBuilder);
        FilterByTenant<Offer>(modelBuilder);
        FilterByTenant<OfferEvent>(modelBuilder);
        FilterByTenant<Campaign>(modelBuilder);
        FilterByTenant<CampaignOffer>(modelBuilder);
        FilterByTenant<Link>(modelBuilder);
        FilterByTenant<PublisherAccess>(modelBuilder);
        FilterByTenant<TrafficBlock>(modelBuilder);
        FilterByTenant<PostbackTemplate>(modelBuilder);
        FilterByTenant<TemplateVersion>(modelBuilder);
        FilterByTenant<ApiKey>(modelBuilder);
        FilterByTenant<Invitation>(modelBuilder);
    }

    // The filter reads a member of the context, never a captured local: models are cached, and a local would be the first tenant for everyone.
    private void FilterByTenant<TEntity>(ModelBuilder model)
        where TEntity : class, ITenantOwned => model.Entity<TEntity>().HasQueryFilter(TenantFilter, row => row.TenantId == Tenant);
}
