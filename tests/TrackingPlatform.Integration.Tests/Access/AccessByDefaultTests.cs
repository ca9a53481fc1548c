using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Access;

public sealed class AccessByDefaultTests
{
    [Fact]
    public async Task Every_endpoint_is_closed_unless_it_says_that_it_is_open()
    {
        using var folder = new TemporaryFolder();
        await using var platform = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
            .UseSetting("urls", "http://127.0.0.1:0")
            .UseSetting("Platform:DataDirectory", folder.Path));

        var endpoints = platform.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        var policies = platform.Services.GetRequiredService<IAuthorizationPolicyProvider>();

        Assert.NotEmpty(endpoints);
        foreach (var endpoint in endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            var policy = await AuthorizationPolicy.CombineAsync(policies, endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>())
                ?? await policies.GetFallbackPolicyAsync();
            Assert.True(policy?.Requirements.Count > 0, $"{endpoint.RoutePattern.RawText} is open to anyone.");
        }

        Assert.NotNull(await policies.GetFallbackPolicyAsync());
    }

    [Fact]
    public async Task A_publishers_people_open_the_pages_of_the_portal_and_no_others()
    {
        using var folder = new TemporaryFolder();
        await using var platform = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
            .UseSetting("urls", "http://127.0.0.1:0")
            .UseSetting("Platform:DataDirectory", folder.Path));
        var policies = platform.Services.GetRequiredService<IAuthorizationPolicyProvider>();
        using var scope = platform.Services.CreateScope();
        var authorization = scope.ServiceProvider.GetRequiredService<IAuthorizationService>();
        var publisher = new ClaimsPrincipal(new ClaimsIdentity([new Claim("role", "publisher")], "test"));
        var closed = platform.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
                && endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().All(each => each.Policy != AccessPolicies.SignedIn));

        var open = new List<string>();
        foreach (var endpoint in closed)
        {
            var policy = await AuthorizationPolicy.CombineAsync(policies, endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>()) ?? await policies.GetFallbackPolicyAsync();
            var request = new DefaultHttpContext { User = publisher, RequestServices = scope.ServiceProvider };
            request.SetEndpoint(endpoint);
            if ((await authorization.AuthorizeAsync(publisher, request, policy!)).Succeeded)
            {
                open.Add(endpoint.RoutePattern.RawText!);
            }
        }

        Assert.Equal(["/portal", "/portal/deliveries", "/portal/notices", "/portal/templates/new", "/portal/templates/{Id}"], open.Distinct().Order(StringComparer.Ordinal));
    }
}
