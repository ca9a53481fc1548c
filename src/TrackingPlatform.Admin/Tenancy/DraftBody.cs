using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Admin.Tenancy;

/// <summary>Reads drafts from request bodies. What is no JSON is refused as such; a value of the wrong kind is a problem of its field.</summary>
internal static class DraftBody
{
    // Of two members with one name, the second would silently win.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <exception cref="BadHttpRequestException">The body is not a JSON object.</exception>
    public static async Task<JsonObject> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            throw new BadHttpRequestException("Send JSON.", StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            var body = await JsonNode.ParseAsync(request.Body, documentOptions: Strict, cancellationToken: cancellationToken) as JsonObject
                ?? throw new BadHttpRequestException("The body is not a JSON object.");
            ReadTexts(body);
            return body;
        }
        catch (InvalidOperationException halfCharacter)
        {
            throw new BadHttpRequestException("The body holds half a character (a lone surrogate).", halfCharacter);
        }
        catch (JsonException unreadable)
        {
            throw new BadHttpRequestException("The body is not JSON.", unreadable);
        }
    }

    // Escapes are only looked at when a text is asked for, which would be in the middle of the work.
    private static void ReadTexts(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (_, member) in members)
                {
                    ReadTexts(member);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    ReadTexts(item);
                }

                break;
            case JsonValue value:
                value.TryGetValue<string>(out _);
                break;
        }
    }

    public static Outcome<TDraft> Read<TDraft>(JsonNode body, JsonTypeInfo<TDraft> type)
    {
        var check = new DraftCheck();
        RefuseGaps(body, check);
        if (check.HasProblems)
        {
            return check.Refused<TDraft>();
        }

        try
        {
            // A JSON object never reads as null.
            return new Outcome<TDraft>.Done(body.Deserialize(type)!);
        }
        catch (JsonException wrong)
        {
            var field = wrong.Path is { Length: > 2 } path ? path[2..] : string.Empty;
            check.Refuse(field, "invalid", Explain(field));
            return check.Refused<TDraft>();
        }
    }

    /// <summary>Hands the draft in a body on, or says what is wrong with it.</summary>
    public static async Task<Outcome<T>> UseAsync<TDraft, T>(JsonNode body, JsonTypeInfo<TDraft> type, Func<TDraft, Task<Outcome<T>>> use) => Read(body, type) switch
    {
        Outcome<TDraft>.Done draft => await use(draft.Value),
        Outcome<TDraft>.Invalid invalid => new Outcome<T>.Invalid(invalid.Problems),
        _ => throw new UnreachableException(),
    };

    private static string Explain(string field) =>
        field.EndsWith("amount", StringComparison.Ordinal) || field.EndsWith("percent", StringComparison.Ordinal)
            ? "Write the decimal as text in quotes, such as \"2.50\": a JSON number may be rounded on its way."
            : "The value is of the wrong kind. Texts, ids and amounts stand in quotes; whole numbers and true or false do not; lists stand in [ ].";

    // null in a list is nothing anyone could mean, and every reader of the list would have to expect it.
    private static void RefuseGaps(JsonNode node, DraftCheck check)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (_, member) in members)
                {
                    if (member is not null)
                    {
                        RefuseGaps(member, check);
                    }
                }

                break;
            case JsonArray items:
                for (var index = 0; index < items.Count; index++)
                {
                    if (items[index] is { } item)
                    {
                        RefuseGaps(item, check);
                    }
                    else
                    {
                        check.Refuse($"{items.GetPath()[2..]}[{index}]", "invalid", "null cannot stand in a list; leave it out.");
                    }
                }

                break;
        }
    }
}
