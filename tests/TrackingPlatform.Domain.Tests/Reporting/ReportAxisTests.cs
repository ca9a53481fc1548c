using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Domain.Tests.Reporting;

public sealed class ReportAxisTests
{
    [Fact]
    public void Every_axis_is_read_as_it_is_written()
    {
        foreach (var name in ReportAxis.All.Select(axis => axis.ToString()).Append("param:utm_term"))
        {
            Assert.True(ReportAxis.TryParse(name, out var axis));
            Assert.Equal(name, axis.ToString());
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("colour")]
    [InlineData("Day")]
    [InlineData("param")]
    [InlineData("param:")]
    [InlineData("param:a,b")]
    [InlineData("param:a\nb")]
    public void Nothing_else_is_one(string? name) => Assert.False(ReportAxis.TryParse(name, out _));

    [Fact]
    public void A_parameter_is_another_one_with_another_name()
    {
        Assert.True(ReportAxis.TryParse("param:a", out var one) && ReportAxis.TryParse("param:b", out var other) && one != other);
        Assert.Throws<ArgumentOutOfRangeException>(() => ReportAxis.Of(ReportDimension.Param));
    }
}
