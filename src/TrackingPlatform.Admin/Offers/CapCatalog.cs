using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Offers;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Offers;

/// <summary>How caps stand, for the page and the API alike. They are set on what they limit.</summary>
public sealed class CapCatalog(CapBook book, CapCourses courses, CapRecount recount, TimeProvider clock)
{
    private static readonly string[] Sorts = ["name", "used"];

    /// <summary>Pages through the caps in their present periods; filters <c>offer</c>, <c>campaign</c>, <c>publisher</c>, and as status the pace.</summary>
    public async Task<Outcome<ListPage<CapDetails>>> ListAsync(Actor actor, ListRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        if (!actor.May(Permissions.Read))
        {
            return new Outcome<ListPage<CapDetails>>.Forbidden(Permissions.Read);
        }

        var check = new DraftCheck();
        var (offer, campaign, publisher) = (check.Filter<OfferId>(request, "offer"), check.Filter<CampaignId>(request, "campaign"), check.Filter<PublisherId>(request, "publisher"));
        var paces = request.Statuses.Select(text => check.Choice("status", text, CapPaceState.OnTrack)).ToHashSet();
        CheckBounds(request, check);
        if (check.HasProblems)
        {
            return check.Refused<ListPage<CapDetails>>();
        }

        var now = clock.GetUtcNow();
        var all = (await book.ReadAsync(actor.TenantId, cancellationToken)).Select(standing => CapDetails.Of(standing, now));
        var found = Sorted(request, all.Where(cap =>
            (offer is null || cap.Offer == offer) && (campaign is null || cap.Campaign == campaign) && (publisher is null || cap.Publisher == publisher)
            && (paces.Count == 0 || paces.Contains(cap.Pace))
            && (request.Term is not { } term || cap.Name.Contains(term, StringComparison.OrdinalIgnoreCase) || cap.PublisherName?.Contains(term, StringComparison.OrdinalIgnoreCase) is true))).ToList();
        return new Outcome<ListPage<CapDetails>>.Done(ListPage<CapDetails>.Of(request, [.. found.Skip(request.Offset).Take(request.Limit)], found.Count));
    }

    /// <summary>The course of one cap through its present period.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="cap">What its counter is called.</param>
    /// <param name="publisher">Whose counter, where publishers are counted apart.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Outcome<CapCourseDetails>> CourseAsync(Actor actor, string? cap, string? publisher, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Permissions.Read))
        {
            return new Outcome<CapCourseDetails>.Forbidden(Permissions.Read);
        }

        var whose = default(PublisherId?);
        if (!string.IsNullOrEmpty(publisher))
        {
            if (!EntityId.TryParse<PublisherId>(publisher, out var id))
            {
                return new Outcome<CapCourseDetails>.NotFound();
            }

            whose = id;
        }

        return await courses.ReadAsync(actor.TenantId, cap ?? string.Empty, whose, cancellationToken) is { } course
            ? new Outcome<CapCourseDetails>.Done(CapCourseDetails.Of(course, clock.GetUtcNow()))
            : new Outcome<CapCourseDetails>.NotFound();
    }

    /// <summary>Counts the present periods anew from what is stored, and puts right what was wrong.</summary>
    public async Task<Outcome<CapProofDetails>> ProveAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.May(Permissions.Operate)
            ? new Outcome<CapProofDetails>.Done(CapProofDetails.Of(await recount.ProveAsync(actor.TenantId, cancellationToken)))
            : new Outcome<CapProofDetails>.Forbidden(Permissions.Operate);
    }

    private static IEnumerable<CapDetails> Sorted(ListRequest request, IEnumerable<CapDetails> caps) => (request.Sort, request.IsDescending) switch
    {
        ("name", true) => caps.OrderByDescending(cap => cap.Name, StringComparer.OrdinalIgnoreCase),
        ("used", false) => caps.OrderBy(cap => cap.Share),
        ("used", true) => caps.OrderByDescending(cap => cap.Share),
        _ => caps.OrderBy(cap => cap.Name, StringComparer.OrdinalIgnoreCase),
    };

    private static void CheckBounds(ListRequest request, DraftCheck check)
    {
        if (request.Sort is { } sort && !Sorts.Contains(sort))
        {
            check.Refuse("sort", "invalid", $"Sort by one of {string.Join(", ", Sorts)}; a minus before it turns the order round.");
        }

        check.Bounds(request);
    }
}
