using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Templates;

/// <summary>Reads what a template sends, and puts every problem to the field it is about.</summary>
internal static class RequestReading
{
    // Stands in for the address while other parts are looked at on their own.
    private const string GoodUrl = "https://example.com/";

    private static readonly IReadOnlyDictionary<string, string> NoHeaders = new Dictionary<string, string>();

    /// <summary>The compiled request; null when problems were found.</summary>
    public static CompiledRequest? Read(
        string? url, string? method, IReadOnlyDictionary<string, string>? headers, string? body, string? contentType, TemplateBatchDraft? batch, bool allowPrivateNetworks, DraftCheck check)
    {
        if (string.IsNullOrWhiteSpace(url))
        {
            check.Refuse("url", "required", "Say where the publisher is told: an address such as https://partner.example/postback?cid={click_ref}.");
            return null;
        }

        var hasBody = !string.IsNullOrWhiteSpace(body);
        var verb = string.IsNullOrWhiteSpace(method) ? hasBody ? "POST" : "GET" : method;
        // A body of the API may hold null where the type promises text.
        var lines = headers?.ToDictionary(header => header.Key, header => header.Value ?? string.Empty) ?? NoHeaders;
        var before = check.Problems.Count;
        var request = new RequestTemplate(url, verb, lines, body, contentType) { Batch = TemplateTiming.Batch(batch, check) };
        var isTimed = check.Problems.Count == before;
        var whole = CompiledRequest.Parse(request, allowPrivateNetworks);
        if (!whole.IsValid)
        {
            Explain(request with { Batch = null }, allowPrivateNetworks, check);
            foreach (var problem in whole.Problems.Where(problem => problem.Code is MacroProblemCode.Batch or MacroProblemCode.Signature))
            {
                check.Macros(problem.Code is MacroProblemCode.Batch ? "batch" : "url", [problem]);
            }
        }

        return isTimed ? whole.Value : null;
    }

    /// <summary>What should be pointed out in an address that can be saved.</summary>
    public static IReadOnlyList<FieldProblem> Warnings(string url, bool allowPrivateNetworks) =>
    [
        .. PostbackUrl.Parse(url, allowPrivateNetworks).Warnings.Select(warning => new FieldProblem("url", WireName<MacroProblemCode>.Of(warning.Code), warning.Message)),
    ];

    private static void Explain(RequestTemplate request, bool allowPrivateNetworks, DraftCheck check)
    {
        check.Macros("url", PostbackUrl.Parse(request.Url, allowPrivateNetworks).Problems);
        foreach (var problem in Problems(request with { Url = GoodUrl, Headers = NoHeaders }))
        {
            check.Macros(FieldOf(problem), [problem]);
        }

        var before = check.Problems.Count;
        foreach (var (name, value) in request.Headers)
        {
            check.Macros($"headers.{name}", Problems(new RequestTemplate(GoodUrl, "GET", new Dictionary<string, string> { [name] = value }, null, null)));
        }

        if (check.Problems.Count == before)
        {
            // Each header is well, so it is their number, or two that differ by case.
            check.Macros("headers", Problems(new RequestTemplate(GoodUrl, "GET", request.Headers, null, null)));
        }
    }

    private static System.Collections.Immutable.ImmutableArray<MacroProblem> Problems(RequestTemplate part) =>
        [.. CompiledRequest.Parse(part, allowPrivateNetworks: false).Problems.Where(problem => problem.Code is not MacroProblemCode.Signature)];

    private static string FieldOf(MacroProblem problem) => problem.Code switch
    {
        MacroProblemCode.Method => "method",
        MacroProblemCode.Header => "content_type",
        _ => "body",
    };
}
