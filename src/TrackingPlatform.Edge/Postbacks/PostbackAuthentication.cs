using System.Security.Cryptography;
using System.Text;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Privacy;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Edge.Postbacks;

/// <summary>Asks a postback who sent it. Needs no database, unless another platform's postback names nothing but its click.</summary>
internal sealed class PostbackAuthentication(IAdvertiserDirectory advertisers, IClickOwners clicks, SecretBox secrets, TimeProvider clock, ILogger<PostbackAuthentication> logger)
{
    private const int LongestToken = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    // A click this young may still be in a journal; its postback is worth another try.
    private static readonly TimeSpan DrainPatience = TimeSpan.FromMinutes(1);

    /// <param name="request">The request under our names.</param>
    /// <param name="dialect">The manner it came in; null for our own.</param>
    public async ValueTask<PostbackIdentity> IdentifyAsync(PostbackRequest request, PostbackDialect? dialect)
    {
        var now = clock.GetUtcNow();
        var named = EntityId.TryParse<AdvertiserId>(request.Find(PostbackFields.Advertiser)?.Trim(), out var id) ? advertisers.Find(id) : null;
        var bearer = BearerOf(request.Find(PostbackFields.Token), now);
        var isAbout = request.Find(PostbackFields.Advertiser) is { Length: > 0 };

        // A token counts for its own advertiser only, so one beside the name of somebody unknown proves nothing.
        if ((named ?? (isAbout ? null : bearer)) is { } sender)
        {
            return Judge(request, sender, bearer, now);
        }

        return dialect is { } manner && !isAbout && TenantOf(request, manner) is { } tenant && advertisers.FindDialect(tenant, manner) is { } settings
            ? await ByTenantAsync(request, tenant, settings, now)
            : new PostbackIdentity.Unproven(Nobody(request), null, null);
    }

    private PostbackIdentity Judge(PostbackRequest request, PostbackSender sender, PostbackSender? bearer, DateTimeOffset now)
    {
        var proof = new SenderProof(
            request.Find(PostbackFields.Token) is { Length: > 0 },
            bearer?.Id == sender.Id,
            request.Signature is { } signature ? Verify(request, signature, sender, now) : null,
            sender.Addresses.Contains(request.Sender));
        return SenderPolicy.Judge(sender.Checks, proof, out var noted) is { } refusal
            ? new PostbackIdentity.Unproven(refusal, sender, sender.TenantId)
            : new PostbackIdentity.Proven(sender, proof, noted);
    }

    // Other platforms know the advertiser by the click alone; then so do we.
    private async ValueTask<PostbackIdentity> ByTenantAsync(PostbackRequest request, TenantId tenant, DialectSettings settings, DateTimeOffset now)
    {
        var owner = settings.Advertiser;
        if (owner is null && request.Find("click_id") is { Length: > 0 } click)
        {
            using var patience = new CancellationTokenSource(Patience, clock);
            try
            {
                owner = await clicks.FindAdvertiserAsync(tenant, click.Trim(), patience.Token);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                logger.OwnerUnknown(failure);
                return new PostbackIdentity.Undecided();
            }
        }

        if (owner is null && IsOnItsWay(request.Find("click_id"), now))
        {
            return new PostbackIdentity.Undecided();
        }

        return owner is { } id && advertisers.Find(id) is { } sender && sender.TenantId == tenant
            ? Judge(request, sender, bearer: null, now)
            : new PostbackIdentity.Unproven(
                new PostbackRefusal(ReasonCodes.ClickNotFound, "Nothing says who sent this: there is no such click, and it carries neither a token nor advertiser=adv_….", 404), null, tenant);
    }

    private static bool IsOnItsWay(string? click, DateTimeOffset now) =>
        EntityId.TryParse<ClickId>(click?.Trim(), out var id) && EntityId.IsVersion7(id.Value) && now - EntityId.TimeOf(id.Value) is var age && age > -PostbackTime.Tolerance && age < DrainPatience;

    private TenantId? TenantOf(PostbackRequest request, PostbackDialect dialect) =>
        advertisers.FindTenantByHost(request.Host)
        ?? (DialectTable.Of(dialect).Network is { } name && request.Find(name)?.Trim() is { Length: > 0 } network ? advertisers.FindTenantByNetwork(dialect, network) : null);

    private SignatureVerdict Verify(PostbackRequest request, string signature, PostbackSender sender, DateTimeOffset now)
    {
        var signed = PostbackSignature.SignedBytes(request.RawBody, request.RawQuery);
        var verdict = SignatureVerdict.Wrong;
        foreach (var key in sender.Keys.Where(key => key.IsValidAt(now)))
        {
            var secret = secrets.Open(SecretPurpose.PostbackToken, key.Cipher);
            var next = secret is null ? SignatureVerdict.Wrong : PostbackSignature.Verify(signature, Encoding.UTF8.GetString(secret), signed, now);
            if (next == SignatureVerdict.Valid)
            {
                return next;
            }

            // Of two secrets the one that comes nearer tells best what is the matter.
            verdict = next == SignatureVerdict.Wrong ? verdict : next;
        }

        return verdict;
    }

    private PostbackSender? BearerOf(string? token, DateTimeOffset now)
    {
        if (token is not { Length: > 0 and <= LongestToken })
        {
            return null;
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(token));
        return advertisers.FindByTokenHash(hash) is { } found
            && found.Keys.Any(key => key.IsValidAt(now) && CryptographicOperations.FixedTimeEquals(hash, key.Hash)) ? found : null;
    }

    private static PostbackRefusal Nobody(PostbackRequest request) =>
        request.Signature is not null
            ? new(ReasonCodes.SignatureWrong, "Name the advertiser whose secret signed it: advertiser=adv_…, as in its postback_url.", 401)
            : request.Find(PostbackFields.Token) is { Length: > 0 }
                ? new(ReasonCodes.TokenWrong, "The token is not this advertiser's; copy postback_url again.", 401)
                : new(ReasonCodes.TokenMissing, "Send the advertiser's token, as its postback_url does, or a signature.", 401);
}
