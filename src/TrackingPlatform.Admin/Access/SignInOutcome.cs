using System.Security.Claims;

namespace TrackingPlatform.Admin.Access;

/// <summary>What came of a sign-in.</summary>
internal abstract record SignInOutcome
{
    private SignInOutcome() { }

    public sealed record Welcome(ClaimsPrincipal Person) : SignInOutcome;

    /// <summary>Address and password do not belong together; which of them is wrong is not told.</summary>
    public sealed record Wrong : SignInOutcome;

    /// <summary>Too many failures for this address.</summary>
    public sealed record Wait(TimeSpan Remaining) : SignInOutcome;
}
