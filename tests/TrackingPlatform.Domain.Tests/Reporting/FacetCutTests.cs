using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Domain.Tests.Reporting;

public sealed class FacetCutTests
{
    [Theory]
    [InlineData("country", VisitorFacet.Place, FacetSubject.All)]
    [InlineData("device", VisitorFacet.Place, FacetSubject.All)]
    [InlineData("country,device,day,currency", VisitorFacet.Place, FacetSubject.All)]
    [InlineData("os,weekday", VisitorFacet.Agent, FacetSubject.All)]
    [InlineData("device,os,browser,month", VisitorFacet.Agent, FacetSubject.All)]
    [InlineData("publisher,country,publisher", VisitorFacet.Place, FacetSubject.Publisher)]
    [InlineData("campaign,week,browser", VisitorFacet.Agent, FacetSubject.Campaign)]
    [InlineData("offer,device", VisitorFacet.Place, FacetSubject.Offer)]
    [InlineData("advertiser,os", VisitorFacet.Agent, FacetSubject.Advertiser)]
    [InlineData("event,country", VisitorFacet.Place, FacetSubject.Event)]
    public void What_is_asked_of_visitors_is_found_in_the_sums_that_know_all_of_it(string axes, VisitorFacet facet, FacetSubject subject) =>
        Assert.Equal(new FacetCut(facet, subject), FacetCut.Covering(Read(axes)));

    [Theory]
    [InlineData("")]
    [InlineData("day,publisher")]
    [InlineData("country,os")]
    [InlineData("country,hour")]
    [InlineData("device,hour_of_day")]
    [InlineData("country,publisher,offer")]
    [InlineData("country,link")]
    [InlineData("country,region")]
    [InlineData("browser,sub1")]
    [InlineData("country,status")]
    [InlineData("device,param:x")]
    public void Whatever_else_is_asked_for_no_sum_knows(string axes) => Assert.Null(FacetCut.Covering(Read(axes)));

    private static List<ReportAxis> Read(string axes) =>
        [.. axes.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name => ReportAxis.TryParse(name, out var axis) ? axis : throw new ArgumentException("There is no such axis.", nameof(axes)))];
}
