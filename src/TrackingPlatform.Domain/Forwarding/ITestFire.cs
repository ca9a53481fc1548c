using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Domain.Forwarding;

/// <summary>Sends one request by hand, by the same guarded way out as postbacks. It is no delivery: nothing is planned, counted, retried or kept.</summary>
public interface ITestFire
{
    /// <summary>Sends it, marked by the header <c>X-Test: 1</c>. What goes wrong on the way is part of the answer.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="secrets">The signature secrets in the clear, the newest first; none sends no signature.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<TestFireResult> FireAsync(RenderedRequest request, IReadOnlyList<string> secrets, CancellationToken cancellationToken);
}
