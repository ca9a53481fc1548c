using System.Collections.Concurrent;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Data.Conversions;

/// <summary>The macros of template versions. A version never changes, so each is compiled once; null where it cannot be compiled.</summary>
public sealed class TemplateMacros
{
    // A full cache starts afresh: compiling takes microseconds, and no installation uses this many versions at a time.
    private const int Capacity = 20_000;

    private readonly ConcurrentDictionary<(Guid Template, int Version), MacroReference[]?> _compiled = new();

    internal MacroReference[]? Of(Guid template, int version, Func<RequestTemplate> request)
    {
        if (_compiled.Count >= Capacity)
        {
            _compiled.Clear();
        }

        // Which addresses are allowed is asked when sending; here only the macros matter.
        return _compiled.GetOrAdd((template, version), (_, make) => CompiledRequest.Parse(make(), allowPrivateNetworks: true).Value?.References.ToArray(), request);
    }
}
