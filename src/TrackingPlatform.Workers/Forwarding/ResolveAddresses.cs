using System.Net;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>Finds the addresses of a host; tests give their own answers.</summary>
internal delegate Task<IPAddress[]> ResolveAddresses(string host, CancellationToken cancellationToken);
