namespace TrackingPlatform.Workers;

/// <summary>What the workers wait for before they start.</summary>
/// <param name="Ready">Completes when the database is open.</param>
internal sealed record WorkerGate(Task Ready);
