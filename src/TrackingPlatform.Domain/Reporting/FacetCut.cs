namespace TrackingPlatform.Domain.Reporting;

/// <summary>One kind of sums that whole days have beside the ordinary ones: what visitors are told apart by, and whose they are.</summary>
/// <param name="Facet">What they are told apart by.</param>
/// <param name="Subject">Whose they are.</param>
public readonly record struct FacetCut(VisitorFacet Facet, FacetSubject Subject)
{
    /// <summary>Every kind there is.</summary>
    public static IReadOnlyList<FacetCut> All { get; } =
        [.. Enum.GetValues<VisitorFacet>().SelectMany(facet => Enum.GetValues<FacetSubject>().Select(subject => new FacetCut(facet, subject)))];

    /// <summary>What a facet tells apart.</summary>
    public static IReadOnlyList<ReportDimension> Of(VisitorFacet facet) => facet switch
    {
        VisitorFacet.Place => [ReportDimension.Country, ReportDimension.Device],
        VisitorFacet.Agent => [ReportDimension.Device, ReportDimension.Os, ReportDimension.Browser],
    };

    /// <summary>The thing that a subject stands for; null for all.</summary>
    public static ReportDimension? Of(FacetSubject subject) => subject switch
    {
        FacetSubject.All => null,
        FacetSubject.Publisher => ReportDimension.Publisher,
        FacetSubject.Campaign => ReportDimension.Campaign,
        FacetSubject.Offer => ReportDimension.Offer,
        FacetSubject.Advertiser => ReportDimension.Advertiser,
        FacetSubject.Event => ReportDimension.Event,
    };

    /// <summary>Whether some facet tells an axis apart.</summary>
    public static bool IsOfVisitors(ReportAxis axis) => axis.Dimension is ReportDimension.Country or ReportDimension.Device or ReportDimension.Os or ReportDimension.Browser;

    /// <summary>The sums that know every one of the axes; null where none do, and where nothing is asked for of visitors, which ordinary roll-ups answer.</summary>
    /// <param name="axes">All that a report is broken down or filtered by.</param>
    public static FacetCut? Covering(IReadOnlyCollection<ReportAxis> axes)
    {
        var visitors = axes.Where(IsOfVisitors).Select(axis => axis.Dimension).ToHashSet();
        var others = axes.Where(axis => !IsOfVisitors(axis) && !IsOfAny(axis)).Select(axis => axis.Dimension).ToHashSet();
        return visitors.Count == 0 ? null : All.Where(cut => visitors.IsSubsetOf(Of(cut.Facet)) && others.SetEquals(Subjects(cut))).Select(cut => (FacetCut?)cut).FirstOrDefault();
    }

    // Every sum is of one day and one currency.
    private static bool IsOfAny(ReportAxis axis) =>
        axis.Dimension is ReportDimension.Day or ReportDimension.Week or ReportDimension.Month or ReportDimension.Weekday or ReportDimension.Currency;

    private static IEnumerable<ReportDimension> Subjects(FacetCut cut) => Of(cut.Subject) is { } subject ? [subject] : [];
}
