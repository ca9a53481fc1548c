using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Edge.Postbacks;

/// <summary>A request with all that is known before it is judged: in whose manner it is, under our names, and who sent it.</summary>
/// <param name="Raw">As it came.</param>
/// <param name="Reading">Under our names.</param>
/// <param name="Dialect">The manner it came in; null for our own.</param>
/// <param name="Identity">Who sent it.</param>
internal sealed record PostbackArrival(PostbackRequest Raw, PostbackRequest Reading, PostbackDialect? Dialect, PostbackIdentity Identity)
{
    /// <summary>Whom it names, with proof or without.</summary>
    public PostbackSender? Named => Identity switch
    {
        PostbackIdentity.Proven proven => proven.Sender,
        PostbackIdentity.Unproven unproven => unproven.Named,
        _ => null,
    };

    /// <summary>Who sent it, and may be judged for it; null when it is refused already.</summary>
    public PostbackSender? Sender => IsOff ? null : (Identity as PostbackIdentity.Proven)?.Sender;

    private bool IsForTenant => Named is not null || Identity is PostbackIdentity.Unproven { Tenant: not null };

    private bool IsOff => Dialect is { } dialect && Named is { } named && !named.Dialects.ContainsKey(dialect);

    /// <summary>Asks who sent a request, in the manner it seems to be in; where its path serves us too and that manner is not taken, in our own.</summary>
    public static async ValueTask<PostbackArrival> OfAsync(PostbackRequest request, PostbackAuthentication authentication)
    {
        if (request.Dialect is { } dialect)
        {
            var reading = request.Translated(dialect);
            var arrival = new PostbackArrival(request, reading, dialect, await authentication.IdentifyAsync(reading, dialect));
            if (!DialectRoutes.IsShared(request.Path) || arrival.Identity is PostbackIdentity.Undecided || arrival.IsForTenant && !arrival.IsOff)
            {
                return arrival;
            }
        }

        return new PostbackArrival(request, request, null, await authentication.IdentifyAsync(request, null));
    }

    /// <summary>What is stored of it.</summary>
    public InboundPostback ToInbound(ReceiptId id)
    {
        var (proven, unproven) = (Identity as PostbackIdentity.Proven, Identity as PostbackIdentity.Unproven);
        var refusal = unproven?.Refusal ?? (IsOff ? Off : Reading.Problem);
        return new InboundPostback
        {
            Id = id,
            TenantId = Named?.TenantId ?? unproven?.Tenant,
            AdvertiserId = Named?.Id,
            Method = Raw.Method,
            Target = Raw.StoredTarget,
            ContentType = Raw.ContentType,
            Body = Raw.StoredBody,
            RemoteAddress = Raw.RemoteAddress,
            UserAgent = Raw.UserAgent,
            Dialect = Dialect,
            Notes = [.. proven?.Noted ?? [], .. PriceNotes()],
            Authentication = proven?.How ?? "none",
            Postback = Reading.Problem is null ? PostbackParsing.Read(Reading.Counting(proven is { Proof.IsSigned: true }), Dialect, Raw.Path, SettingsOf) : null,
            Verdict = refusal is null ? PostbackVerdict.Waiting : PostbackVerdict.Rejected,
            Reason = refusal?.Reason,
            Detail = refusal?.Detail,
            HttpStatus = refusal?.HttpStatus ?? 202,
        };
    }

    private PostbackRefusal Off => new(
        ReasonCodes.DialectOff, $"Postbacks in the manner of {WireName<PostbackDialect>.Of(Dialect ?? default)} are not switched on; do so under Settings, Postbacks.", 422);

    private DialectSettings SettingsOf(PostbackDialect dialect) => Named?.Dialects.GetValueOrDefault(dialect) ?? DialectSettings.Plain;

    private IEnumerable<string> PriceNotes() =>
        Dialect is { } dialect && DialectTranslation.IgnoredPrices(dialect, [.. Raw.Query, .. Raw.Body]).Any() ? [ReasonCodes.PriceNotApplied] : [];
}
