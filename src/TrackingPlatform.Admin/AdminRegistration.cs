using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Layout;
using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Admin.Statements;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Admin.Uploads;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Admin;

/// <summary>The admin plane: pages and REST API.</summary>
public static class AdminRegistration
{
    public static IServiceCollection AddAdmin(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddAdminUi();
        services.AddAccess();
        services.AddApiDocument();
        services.AddAdminUseCases();
        services.AddActivityPages();
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.PropertyNamingPolicy = System.Text.Json.JsonNamingPolicy.SnakeCaseLower;
            options.SerializerOptions.UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow;
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, AdminJson.Default);
            foreach (var converter in AdminJson.Default.Options.Converters)
            {
                options.SerializerOptions.Converters.Add(converter);
            }
        });
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        return services;
    }

    /// <summary>Adds what makes files of reports for the workers; a node without pages has it too.</summary>
    public static IServiceCollection AddReportFiles(this IServiceCollection services)
    {
        services.TryAddSingleton<IReportFiles, ReportFiles>();
        return services;
    }

    /// <summary>Founds the first tenant without anyone at a browser. Does nothing where there is one.</summary>
    /// <returns>What is wrong with what was given; empty when there is a tenant now.</returns>
    public static async Task<IReadOnlyList<FieldProblem>> FoundTenantAsync(this IServiceProvider services, TenantDraft draft, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TenantSetup>().FoundAsync(draft, cancellationToken) is Outcome<MemberId>.Invalid invalid ? invalid.Problems : [];
    }

    /// <summary>What stands round pages and API, in order. Public tracking paths pass by all of it but authorization.</summary>
    public static void UseAdmin(this WebApplication app)
    {
        app.UseWhen(context => !PublicPaths.Contains(context), admin => admin.UseAccess());
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseWhen(ApiRoutes.IsApi, api => api.UseMiddleware<IdempotentRequests>());
        app.UseAntiforgery();
    }

    public static void MapAdmin(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        app.MapAccount();
        app.MapReportFiles();
        app.MapReportExportFiles();
        app.MapUploadFiles();
        app.MapStatementFiles();
        app.MapAdminApi();
        app.MapApiDocument();
    }
}
