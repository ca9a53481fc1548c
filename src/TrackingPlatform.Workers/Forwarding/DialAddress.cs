using System.Net;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>Opens a connection to one address; tests watch what is dialled, so that none of them leaves the machine.</summary>
internal delegate Task<Stream> DialAddress(IPEndPoint endpoint, CancellationToken cancellationToken);
