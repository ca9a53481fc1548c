using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Templates;

/// <summary>A postback request checked and compiled: what a publisher's template version sends, ready to be filled in.</summary>
/// <remarks>Immutable, so safe to share between threads.</remarks>
public sealed class CompiledRequest
{
    private const int MaxUrl = 8_192;
    private const int MaxBody = 16_384;

    /// <summary>Bytes of conversions in one request at the most; what does not fit goes with the next.</summary>
    public const int MaxBatchBody = 1_048_576;

    private readonly ImmutableArray<KeyValuePair<string, MacroTemplate>> _headers;
    private readonly MacroTemplate? _body;

    private CompiledRequest(RequestTemplate source, PostbackUrl url, IEnumerable<KeyValuePair<string, MacroTemplate>> headers, MacroTemplate? body)
    {
        Source = source;
        Url = url;
        _headers = [.. headers];
        _body = body;
        References = [.. new[] { url.Template, body }.OfType<MacroTemplate>().Concat(_headers.Select(header => header.Value)).SelectMany(template => template.References).Distinct()];
    }

    /// <summary>The template in its normal form: host in ASCII, method in capitals, the body's media type filled in.</summary>
    public RequestTemplate Source { get; }

    /// <summary>Where it goes.</summary>
    public PostbackUrl Url { get; }

    /// <summary>Every macro used anywhere in it: what must be frozen when a delivery is planned.</summary>
    public ImmutableArray<MacroReference> References { get; }

    /// <summary>Whether it carries <c>{signature}</c>, which is made with a secret.</summary>
    public bool NeedsSecret => References.Any(reference => reference.Macro == MacroName.Signature);

    /// <summary>Checks and compiles a request. Problems of headers and body name the part they are about; offsets count within that part.</summary>
    /// <param name="request">The request as written. Without a media type the body's own look decides between JSON and form.</param>
    /// <param name="allowPrivateNetworks">The installation's switch that lifts the limits on address and port.</param>
    public static TemplateCheck<CompiledRequest> Parse(RequestTemplate request, bool allowPrivateNetworks)
    {
        var problems = new List<MacroProblem>();
        var url = PostbackUrl.Parse(request.Url, allowPrivateNetworks);
        problems.AddRange(url.Problems);

        var method = request.Method.Trim().ToUpperInvariant();
        var bodyText = string.IsNullOrWhiteSpace(request.Body) ? null : request.Body;
        if (method is not ("GET" or "POST"))
        {
            problems.Add(new(MacroProblemCode.Method, 0, "The method is GET or POST."));
        }
        else if (method == "GET" && bodyText is not null)
        {
            problems.Add(new(MacroProblemCode.Method, 0, "A GET has no body; use POST, or leave the body empty."));
        }

        var headers = Headers(request.Headers, problems);
        var contentType = bodyText is null ? null : request.ContentType?.Trim() is { Length: > 0 } given ? given : MediaType.Guess(bodyText);
        var body = Body(bodyText, contentType, problems);
        CompiledRequestRules.Check(url.Value?.Template, headers, body, contentType, request.Batch is not null, problems);

        if (problems.Count > 0)
        {
            return TemplateCheck<CompiledRequest>.Refused(problems, url.Warnings);
        }

        var compiledUrl = url.Require();
        var source = request with { Url = compiledUrl.Template.Text, Method = method, Body = bodyText, ContentType = contentType };
        return TemplateCheck<CompiledRequest>.Accepted(new(source, compiledUrl, headers, body), url.Warnings);
    }

    /// <summary>Fills in the values, the signature being one of them: for previews. A template that gathers gives the request for this conversion alone.</summary>
    /// <param name="values">The raw values.</param>
    /// <param name="request">What to send; null when a value cannot be sent.</param>
    /// <param name="problem">A sentence that says which value, and why.</param>
    public bool TryRender(IMacroValues values, [NotNullWhen(true)] out RenderedRequest? request, [NotNullWhen(false)] out string? problem)
    {
        request = null;
        if (Source.Batch is not null)
        {
            request = TryRenderRow(values, out var row, out problem) ? Gather([row]) : null;
            return request is not null;
        }

        var headers = new List<KeyValuePair<string, string>>(_headers.Length);
        foreach (var (name, template) in _headers)
        {
            if (!template.TryRender(values, out var text, out var refused))
            {
                problem = $"The value of {{{refused}}} in the header {name} holds characters that are not ASCII.";
                return false;
            }

            headers.Add(new(name, text.Trim()));
        }

        var url = Url.Template.Render(values);
        var body = _body?.Render(values);
        problem = url.Length > MaxUrl ? $"The address has {url.Length:N0} characters; {MaxUrl:N0} is the limit."
            : body is not null && Encoding.UTF8.GetByteCount(body) > MaxBody ? $"The body is longer than {MaxBody:N0} bytes."
            : null;
        request = problem is null ? new RenderedRequest(Source.Method, url, headers, body, Source.ContentType) : null;
        return request is not null;
    }

    /// <summary>Fills in the values and signs, as it is sent.</summary>
    /// <param name="values">The raw values.</param>
    /// <param name="secret">What <c>{signature}</c> is made with; null where there is none.</param>
    /// <param name="request">What to send; null when a value cannot be sent.</param>
    /// <param name="problem">A sentence that says which value, and why.</param>
    public bool TryRender(IMacroValues values, string? secret, [NotNullWhen(true)] out RenderedRequest? request, [NotNullWhen(false)] out string? problem)
    {
        if (!NeedsSecret)
        {
            return TryRender(values, out request, out problem);
        }

        if (secret is null)
        {
            (request, problem) = (null, "{signature} needs a secret, and the template has none.");
            return false;
        }

        if (!TryRender(new SignedMacroValues(values, SignedMacroValues.Blank), out request, out problem))
        {
            return false;
        }

        var query = request.Url.Split('#')[0].Split('?', 2) is [_, var given] ? given : null;
        var signature = PostbackSignature.Bare(secret, PostbackSignature.SignedBytes(Encoding.UTF8.GetBytes(request.Body ?? string.Empty), query));
        return TryRender(new SignedMacroValues(values, signature), out request, out problem);
    }

    /// <summary>Fills in one conversion of a template that gathers.</summary>
    /// <param name="values">The raw values.</param>
    /// <param name="row">The conversion as it stands in the array; null when it cannot be sent.</param>
    /// <param name="problem">A sentence that says why not.</param>
    public bool TryRenderRow(IMacroValues values, [NotNullWhen(true)] out string? row, [NotNullWhen(false)] out string? problem)
    {
        row = _body?.Render(values) ?? string.Empty;
        problem = Encoding.UTF8.GetByteCount(row) > MaxBody ? $"The body is longer than {MaxBody:N0} bytes." : null;
        row = problem is null ? row : null;
        return row is not null;
    }

    /// <summary>The request that carries these conversions, rendered one by one by <see cref="TryRenderRow"/>.</summary>
    public RenderedRequest Gather(IEnumerable<string> rows) =>
        // Neither address nor headers of a template that gathers carry macros.
        new(Source.Method, Url.Template.Render(new NoMacroValues()), [.. _headers.Select(header => KeyValuePair.Create(header.Key, header.Value.Render(new NoMacroValues())))],
            $"[{string.Join(',', rows)}]", Source.ContentType);

    private static List<KeyValuePair<string, MacroTemplate>> Headers(IReadOnlyDictionary<string, string> headers, List<MacroProblem> problems)
    {
        var compiled = new List<KeyValuePair<string, MacroTemplate>>();
        if (headers.Count > HeaderRules.MaxCount)
        {
            problems.Add(new(MacroProblemCode.Header, 0, $"At most {HeaderRules.MaxCount} headers, please."));
            return compiled;
        }

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in headers)
        {
            var refusal = !HeaderRules.IsName(name) ? $"'{name}' is not a header name: letters, digits and dashes, up to 64."
                : HeaderRules.IsReserved(name) ? $"The header {name} is set by the platform or the connection; leave it out."
                : name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) ? "The media type has a field of its own; leave Content-Type out of the headers."
                : !seen.Add(name) ? $"The header {name} stands here twice."
                : null;
            if (refusal is not null)
            {
                problems.Add(new(MacroProblemCode.Header, 0, refusal));
                continue;
            }

            var check = MacroTemplate.Parse(value.Trim(), TemplateKind.Header, MacroScope.Postback);
            problems.AddRange(check.Problems.Select(problem => problem with { Message = $"Header {name}: {problem.Message}" }));
            if (check.Value is { } template)
            {
                compiled.Add(new(name, template));
            }
        }

        return compiled;
    }

    private static MacroTemplate? Body(string? text, string? contentType, List<MacroProblem> problems)
    {
        if (text is null || contentType is null)
        {
            return null;
        }

        if (!MediaType.IsWellFormed(contentType))
        {
            problems.Add(new(MacroProblemCode.Header, 0, $"'{contentType}' is not a media type; write one such as {MediaType.Json}."));
            return null;
        }

        var check = MacroTemplate.Parse(text, MediaType.KindOf(contentType), MacroScope.Postback);
        problems.AddRange(check.Problems.Select(problem => problem with { Message = $"Body: {problem.Message}" }));
        return check.Value;
    }
}
