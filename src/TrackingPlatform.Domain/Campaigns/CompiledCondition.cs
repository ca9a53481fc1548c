using System.Collections.Immutable;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>A condition ready to be asked for every click: immutable, safe from any thread, no allocation while it holds.</summary>
public abstract class CompiledCondition
{
    private protected CompiledCondition() { }

    /// <summary>Whether it holds.</summary>
    public abstract bool Holds(in ClickFacts facts);

    /// <summary>The first test that stands against it; null when it holds. A group of any names the first of its tests.</summary>
    public abstract CompiledTest? Obstacle(in ClickFacts facts);

    /// <summary>Whether any of its tests looks at a field.</summary>
    public abstract bool LooksAt(ConditionField field);

    /// <summary>Whether any of its tests asks what the visitor did before.</summary>
    public bool AsksHistory => LooksAt(ConditionField.Visitor) || LooksAt(ConditionField.Clicks);

    /// <summary>The test that speaks for the whole where no single one is to blame. Groups are never empty.</summary>
    internal abstract CompiledTest FirstTest { get; }

    internal sealed class AllOf(ImmutableArray<CompiledCondition> parts) : CompiledCondition
    {
        internal override CompiledTest FirstTest => parts[0].FirstTest;

        public override bool LooksAt(ConditionField field) => parts.Any(part => part.LooksAt(field));

        public override bool Holds(in ClickFacts facts)
        {
            foreach (var part in parts)
            {
                if (!part.Holds(facts))
                {
                    return false;
                }
            }

            return true;
        }

        public override CompiledTest? Obstacle(in ClickFacts facts)
        {
            foreach (var part in parts)
            {
                if (part.Obstacle(facts) is { } obstacle)
                {
                    return obstacle;
                }
            }

            return null;
        }
    }

    internal sealed class AnyOf(ImmutableArray<CompiledCondition> parts) : CompiledCondition
    {
        internal override CompiledTest FirstTest => parts[0].FirstTest;

        public override bool LooksAt(ConditionField field) => parts.Any(part => part.LooksAt(field));

        public override bool Holds(in ClickFacts facts)
        {
            foreach (var part in parts)
            {
                if (part.Holds(facts))
                {
                    return true;
                }
            }

            return false;
        }

        public override CompiledTest? Obstacle(in ClickFacts facts) => Holds(facts) ? null : FirstTest;
    }

    internal sealed class NoneOf(CompiledCondition part) : CompiledCondition
    {
        internal override CompiledTest FirstTest => part.FirstTest;

        public override bool LooksAt(ConditionField field) => part.LooksAt(field);

        public override bool Holds(in ClickFacts facts) => !part.Holds(facts);

        public override CompiledTest? Obstacle(in ClickFacts facts) => part.Holds(facts) ? part.FirstTest : null;
    }
}
