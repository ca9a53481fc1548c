namespace TrackingPlatform.Domain.Campaigns;

/// <summary>Compiles equal conditions once: what many rules and offers ask for takes memory once, and stays in the processor's caches.</summary>
internal sealed class ConditionPool
{
    private readonly Dictionary<string, CompiledCondition?> _compiled = new(StringComparer.Ordinal);

    /// <summary>The condition ready to be asked; null when it cannot be used.</summary>
    public CompiledCondition? Compile(Condition condition)
    {
        var text = ConditionJson.Write(condition);
        if (!_compiled.TryGetValue(text, out var compiled))
        {
            _compiled.Add(text, compiled = ConditionCompiler.Compile(condition, out _));
        }

        return compiled;
    }
}
