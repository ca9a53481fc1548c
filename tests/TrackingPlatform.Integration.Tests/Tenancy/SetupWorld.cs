using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Admin.Advertisers;
using TrackingPlatform.Admin.Campaigns;
using TrackingPlatform.Admin.Offers;
using TrackingPlatform.Admin.Publishers;
using TrackingPlatform.Admin.Templates;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Privacy;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Tenancy;

/// <summary>A tenant with one of everything, the use cases of the set-up, and an owner who uses them. Drafts are written as JSON, as the API reads them.</summary>
internal sealed class SetupWorld : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private SetupWorld(ServiceProvider services, SeededTenant tenant)
    {
        _services = services;
        Tenant = tenant;
        Owner = In(tenant.Id, Role.Owner);
    }

    public SeededTenant Tenant { get; }

    public Actor Owner { get; }

    public AdvertiserCatalog Advertisers => _services.GetRequiredService<AdvertiserCatalog>();

    public PublisherCatalog Publishers => _services.GetRequiredService<PublisherCatalog>();

    public OfferCatalog Offers => _services.GetRequiredService<OfferCatalog>();

    public CampaignCatalog Campaigns => _services.GetRequiredService<CampaignCatalog>();

    public LinkCatalog Links => _services.GetRequiredService<LinkCatalog>();

    public TemplateCatalog Templates => _services.GetRequiredService<TemplateCatalog>();

    public TemplatePreview Preview => _services.GetRequiredService<TemplatePreview>();

    public static async Task<SetupWorld> CreateAsync(PlatformDatabaseFixture database)
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Platform:PublicUrl", "https://go.example/")]).Build())
            .AddSingleton(TimeProvider.System)
            .AddSingleton(database.Services.GetRequiredService<SecretBox>())
            .AddPlatformData(database.Logins)
            .AddAdminUseCases()
            .BuildServiceProvider();
        return new SetupWorld(services, await database.CreateSeededTenantAsync("Acme"));
    }

    public static Actor In(TenantId tenant, Role role) => Actor.InRole(tenant, "somebody", role);

    /// <summary>A draft from a JSON object with a merge patch applied.</summary>
    public static TDraft Draft<TDraft>(string json, JsonTypeInfo<TDraft> type, string patch = "{}") =>
        DraftBody.Read(MergePatch.Apply(JsonNode.Parse(json), JsonNode.Parse(patch))!, type).Done();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
