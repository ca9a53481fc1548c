using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace TrackingPlatform.Architecture.Tests;

/// <summary>Types that break the rules, for showing that the rules refuse them.</summary>
internal static class Samples
{
    internal abstract record Outcome
    {
        private Outcome()
        {
        }

        internal sealed record Nested : Outcome;
    }

    internal sealed record Stray(Outcome Original) : Outcome(Original);

#pragma warning disable CA1852 // Open for inheritance on purpose: this is what a rule must refuse.
    internal class ClickManager;
#pragma warning restore CA1852

    internal sealed class OfferHelper<T>
    {
        public T? Value { get; set; }
    }

    [Route("/sample")]
    internal sealed class OpenPage : ComponentBase;

    [Route("/sample")]
    [Authorize]
    internal sealed class GuardedPage : ComponentBase;
}
