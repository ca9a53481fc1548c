using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace TrackingPlatform.Architecture.Tests;

/// <summary>
/// Every page asks who you are, unless it says that it is open. A folder's _Imports.razor says it once for all its pages;
/// the Razor compiler copies that onto each, so what counts is what stands on the compiled page. What the running
/// application's endpoints ask for is held by the integration tests.
/// </summary>
public sealed class AccessRules
{
    [Fact]
    public void Every_page_asks_who_you_are_or_says_that_it_is_open() => Assert.DoesNotContain(Sources.Types, IsUnguarded);

    [Fact]
    public void An_unguarded_page_is_refused()
    {
        Assert.True(IsUnguarded(typeof(Samples.OpenPage)));
        Assert.False(IsUnguarded(typeof(Samples.GuardedPage)));
    }

    private static bool IsUnguarded(Type type) =>
        type.IsDefined(typeof(RouteAttribute), inherit: true)
        && !type.IsDefined(typeof(AuthorizeAttribute), inherit: true)
        && !type.IsDefined(typeof(AllowAnonymousAttribute), inherit: true);
}
