using System.Text.Json;
using TrackingPlatform.Admin.Campaigns;
using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Admin.Tests.Campaigns;

public sealed class ConditionEditingTests
{
    private const string A = """{"field":"country","op":"is","values":["DE"]}""";
    private const string B = """{"field":"device","op":"is","values":["mobile"]}""";

    [Theory]
    [InlineData("A", """{"all":[A]}""")]
    [InlineData("""{"all":[A,B]}""", """{"all":[A,B]}""")]
    [InlineData("""{"not":A}""", """{"not":{"any":[A]}}""")]
    [InlineData("""{"not":{"all":[A,B]}}""", """{"not":{"all":[A,B]}}""")]
    [InlineData("""{"not":{"not":A}}""", """{"not":{"any":[{"not":{"any":[A]}}]}}""")]
    [InlineData("""{"any":[{"not":A},B]}""", """{"any":[{"not":{"any":[A]}},B]}""")]
    public void What_the_builder_shows_means_what_was_there(string written, string shown)
    {
        var once = ConditionEditing.Shown(Draft(Full(written)));

        Assert.Equal(Full(shown), Json(once));
        Assert.Same(once, ConditionEditing.Shown(once));
        Assert.Equal(Full(shown), Json(once));
    }

    [Theory]
    [InlineData("All", "all")]
    [InlineData("Any", "any")]
    [InlineData("None", "not.any")]
    [InlineData("NotAll", "not.all")]
    public void A_group_is_turned_without_losing_its_parts(string name, string place)
    {
        var group = Draft(Full("""{"any":[A,B]}"""));
        var kind = Enum.Parse<GroupKind>(name);

        ConditionEditing.Turn(group, kind);

        Assert.Equal(kind, ConditionEditing.KindOf(group));
        Assert.Equal(["country", "device"], ConditionEditing.PartsOf(group).Select(part => part.Field));
        Assert.Equal(place, ConditionEditing.PlaceOf(kind));
        Assert.NotNull(ConditionJson.Read(group.ToJson(), out _));
    }

    [Fact]
    public void Another_operator_keeps_the_values_that_it_can_use()
    {
        var test = new ConditionDraft { Field = "clicks", Op = "is", Values = ["3", "7", "9"] };

        ConditionEditing.Compare(test, ConditionOperator.Between);
        Assert.Equal(["3", "7"], test.Values);
        ConditionEditing.Compare(test, ConditionOperator.AtLeast);
        Assert.Equal(["3"], test.Values);
        ConditionEditing.Compare(test, ConditionOperator.Between);
        Assert.Equal(["3", ""], test.Values);
        ConditionEditing.Compare(test, ConditionOperator.IsNot);
        Assert.Equal(("is_not", "3"), (test.Op, Assert.Single(test.Values)));
    }

    [Fact]
    public void Every_field_begins_with_what_it_can_be_compared_by()
    {
        foreach (var field in Enum.GetValues<ConditionField>())
        {
            var draft = ConditionEditing.Test(field);
            (draft.Name, draft.Values) = (draft.Name is null ? null : "utm", [.. ConditionCompiler.ValuesOf(field).Take(1)]);
            if (draft.Values.Count == 0)
            {
                draft.Values = field switch
                {
                    ConditionField.Time => ["09:00", "18:00"],
                    ConditionField.Country => ["DE"],
                    ConditionField.Ip => ["203.0.113.7"],
                    ConditionField.Publisher => ["pub_01jd8k0c000000000000000000"],
                    _ => ["1"],
                };
            }

            var use = Enum.GetValues<ConditionUse>().First(use => ConditionCompiler.IsKnownTo(use, field));
            ConditionCompiler.Compile(ConditionJson.Read(draft.ToJson(), out _)!, use, out var problems);
            Assert.Empty(problems);
        }
    }

    [Fact]
    public void Every_field_has_a_name_and_every_operator_too()
    {
        Assert.Equal(Enum.GetValues<ConditionField>().Length, ConditionNames.Fields.Sum(group => group.Fields.Length));
        Assert.All(Enum.GetValues<ConditionOperator>(), comparison => Assert.NotEmpty(ConditionNames.Of(comparison)));
    }

    private static string Full(string json) => json.Replace("A", A, StringComparison.Ordinal).Replace("B", B, StringComparison.Ordinal);

    private static ConditionDraft Draft(string json) => JsonSerializer.Deserialize(json, AdminJson.Default.ConditionDraft)!;

    private static string Json(ConditionDraft draft) => draft.ToJson().GetRawText();
}
