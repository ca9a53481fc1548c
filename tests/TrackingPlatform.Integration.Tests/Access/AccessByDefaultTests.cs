using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
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
}
