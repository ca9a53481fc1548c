using System.Reflection;
using TrackingPlatform.Domain.Audit;

namespace TrackingPlatform.Domain.Tests.Audit;

public sealed class ReasonCodesTests
{
    [Fact]
    public void Every_code_stands_in_a_group_and_reads_like_its_name()
    {
        var constants = typeof(ReasonCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).ToArray();

        Assert.NotEmpty(constants);
        Assert.All(constants, field =>
        {
            var code = (string)field.GetRawConstantValue()!;
            Assert.True(ReasonCodes.IsKnown(code), code);
            Assert.Equal(field.Name, code.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
        });
    }

    [Fact]
    public void A_made_up_code_is_unknown() => Assert.False(ReasonCodes.IsKnown("because"));
}
