using CsCheck;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Domain.Tests.Campaigns;

/// <summary>Generated conditions and clicks against a slow and obvious model.</summary>
public sealed class ConditionProperties
{
    private static readonly string[] Countries = ["DE", "AT", "FR", "US"];
    private static readonly string[] Devices = ["mobile", "desktop", "tablet"];
    private static readonly string[] Sources = ["mail", "mailing", "search", ""];

    private static readonly Gen<Condition> Test = Gen.OneOf(
        TestOf(ConditionField.Country, Countries, ConditionOperator.Is, ConditionOperator.IsNot),
        TestOf(ConditionField.Device, Devices, ConditionOperator.Is, ConditionOperator.IsNot),
        TestOf(ConditionField.Source, Sources, ConditionOperator.Is, ConditionOperator.IsNot),
        TestOf(ConditionField.Source, ["mail", "s"], ConditionOperator.StartsWith, ConditionOperator.Contains));

    private static readonly Gen<Condition> Any = Gen.Recursive<Condition>((depth, inner) => depth >= 4
        ? Test
        : Gen.OneOf(
            Test,
            inner.List[1, 3].Select(parts => (Condition)new Condition.All(parts)),
            inner.List[1, 3].Select(parts => (Condition)new Condition.Any(parts)),
            inner.Select(part => (Condition)new Condition.Not(part))));

    private static readonly Gen<ClickFacts> Click =
        from country in Among(Countries)
        from device in Among(Devices)
        from source in Among(Sources)
        select Facts.Of(new Visitor { Country = country, Device = device }, new ClickParameters { Source = source.Length == 0 ? null : source });

    [Fact]
    public void Compiled_and_asked_it_holds_exactly_when_the_model_says_so()
    {
        Gen.Select(Any, Click).Sample((condition, facts) =>
        {
            var compiled = ConditionCompiler.Compile(condition, out var problems);
            Assert.Empty(problems);
            Assert.Equal(Holds(condition, facts), compiled!.Holds(facts));
            Assert.Equal(compiled.Holds(facts), compiled.Obstacle(facts) is null);
        }, iter: 5_000);
    }

    [Fact]
    public void Written_and_read_again_it_is_the_same()
    {
        Any.Sample(condition =>
        {
            var text = ConditionJson.Write(condition);
            Assert.Equal(text, ConditionJson.Write(ConditionJson.Read(text)));
        });
    }

    private static Gen<T> Among<T>(T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Gen<Condition> TestOf(ConditionField field, string[] values, params ConditionOperator[] operators) =>
        from comparison in Among(operators)
        from wanted in Among(values).List[1, 3]
        select (Condition)new Condition.Test(field, comparison, wanted);

    private static bool Holds(Condition condition, ClickFacts facts) => condition switch
    {
        Condition.All all => all.Parts.All(part => Holds(part, facts)),
        Condition.Any any => any.Parts.Any(part => Holds(part, facts)),
        Condition.Not not => !Holds(not.Part, facts),
        Condition.Test test => Holds(test, facts.Text(test.Field, null)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static bool Holds(Condition.Test test, string? value) => test.Operator switch
    {
        ConditionOperator.Is => test.Values.Any(wanted => wanted == (value ?? "")),
        ConditionOperator.IsNot => test.Values.All(wanted => wanted != (value ?? "")),
        ConditionOperator.StartsWith => value is not null && test.Values.Any(value.StartsWith),
        _ => value is not null && test.Values.Any(value.Contains),
    };
}
