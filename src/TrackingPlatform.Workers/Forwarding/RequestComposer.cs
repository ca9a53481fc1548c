using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Privacy;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>Makes the request of a delivery from its template version and its frozen values. Keeps compiled versions, which never change.</summary>
internal sealed class RequestComposer(ForwardingQueue queue, SecretBox box, OutboundLimits limits)
{
    private const int MostKept = 20_000;
    private static readonly Dictionary<string, string> NoHeaders = [];

    private readonly ConcurrentDictionary<(TenantId, TemplateId, int), (RequestTemplate Source, TemplateCheck<CompiledRequest> Check)> _compiled = new();
    private readonly ConcurrentDictionary<string, string> _secrets = new(StringComparer.Ordinal);

    /// <summary>The request; or, where it cannot be made, what was to be sent and a sentence that says why not.</summary>
    public async ValueTask<(OutboundRequest? Request, RequestTemplate Source, string? Problem)> ComposeAsync(ClaimedDelivery delivery, CancellationToken cancellationToken)
    {
        if (delivery.WebhookUrl is { } url)
        {
            var message = new RenderedRequest("POST", url, [], delivery.MacroValues, "application/json");
            return (new OutboundRequest(delivery.Id, delivery.Attempt, message, Secret(SecretPurpose.WebhookSecret, delivery.SecretCipher)), new RequestTemplate(url, "POST", NoHeaders, null, null), null);
        }

        var (source, check) = await CompileAsync(delivery, cancellationToken);
        if (check.Value is not { } compiled)
        {
            return (null, source, Explain(check));
        }

        var secret = Secret(SecretPurpose.TemplateSecret, delivery.SecretCipher);
        return compiled.TryRender(FrozenMacroValues.FromJson(delivery.MacroValues), secret, out var rendered, out var refused)
            ? (new OutboundRequest(delivery.Id, delivery.Attempt, rendered, secret) { OldSecret = Secret(SecretPurpose.TemplateSecret, delivery.OldSecretCipher) }, source, null)
            : (null, source, refused);
    }

    /// <summary>Why a template cannot be sent.</summary>
    public static string Explain(TemplateCheck<CompiledRequest> check) => string.Join(" ", check.Problems.Select(problem => problem.Message));

    /// <summary>What a claimed delivery's template version sends, compiled.</summary>
    public async ValueTask<(RequestTemplate Source, TemplateCheck<CompiledRequest> Check)> CompileAsync(ClaimedDelivery delivery, CancellationToken cancellationToken)
    {
        // The table sees to it that what goes to no webhook has a template.
        var key = (delivery.Endpoint.Tenant, Template: delivery.TemplateId!.Value, Version: delivery.TemplateVersion!.Value);
        if (_compiled.TryGetValue(key, out var kept))
        {
            return kept;
        }

        var source = await queue.GetTemplateAsync(key.Tenant, key.Template, key.Version, cancellationToken);
        if (_compiled.Count >= MostKept)
        {
            _compiled.Clear();
        }

        return _compiled[key] = (source, CompiledRequest.Parse(source, limits.AllowPrivateNetworks));
    }

    /// <summary>A secret in the clear; null where there is none.</summary>
    /// <param name="purpose">What it was sealed for.</param>
    /// <param name="cipher">As it is stored.</param>
    /// <exception cref="CryptographicException">It was sealed with another master key.</exception>
    public string? Secret(string purpose, string? cipher)
    {
        if (cipher is null)
        {
            return null;
        }

        if (_secrets.Count >= MostKept)
        {
            _secrets.Clear();
        }

        // Unsigned would be worse than late: a publisher that asks for signatures would refuse it for good.
        return _secrets.GetOrAdd(cipher, sealedText => box.Open(purpose, sealedText) is { } secret
            ? Encoding.UTF8.GetString(secret)
            : throw new CryptographicException("A signature secret was sealed with another master key; give this node the one of the others."));
    }
}
