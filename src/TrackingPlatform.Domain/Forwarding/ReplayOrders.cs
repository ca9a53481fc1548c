using System.Diagnostics;

namespace TrackingPlatform.Domain.Forwarding;

/// <summary>Which order leads where. An order that is obeyed already is no mistake; one to a replay that has ended is.</summary>
public static class ReplayOrders
{
    /// <summary>The state after an order; null when the replay has ended and does nothing any more.</summary>
    public static ReplayState? Follow(this ReplayState state, ReplayOrder order) => (state, order) switch
    {
        (ReplayState.Cancelled, ReplayOrder.Cancel) => ReplayState.Cancelled,
        (ReplayState.Done or ReplayState.Cancelled, _) => null,
        (_, ReplayOrder.Pause) => ReplayState.Paused,
        (_, ReplayOrder.Resume) => ReplayState.Running,
        (_, ReplayOrder.Cancel) => ReplayState.Cancelled,
        _ => throw new UnreachableException(),
    };
}
