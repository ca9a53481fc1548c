using System.Text.Json;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Tenancy;

/// <summary>Reads the fields of a draft and collects what is wrong with them, each with what to do about it.</summary>
internal sealed class DraftCheck
{
    private readonly List<FieldProblem> _problems = [];

    public bool HasProblems => _problems.Count > 0;

    public IReadOnlyList<FieldProblem> Problems => _problems;

    public Outcome<T> Refused<T>() => new Outcome<T>.Invalid(_problems);

    public void Refuse(string field, string reason, string message) => _problems.Add(new FieldProblem(field, reason, message));

    /// <summary>A name of 1 to 120 characters.</summary>
    public string Name(string? text)
    {
        if (Text("name", text, 120) is { } name)
        {
            return name;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            Refuse("name", "required", "Give it a name of 1 to 120 characters.");
        }

        return string.Empty;
    }

    /// <summary>A line of text without control characters; null when empty or refused.</summary>
    public string? Text(string field, string? text, int most)
    {
        var line = text?.Trim();
        if (string.IsNullOrEmpty(line))
        {
            return null;
        }

        if (line.Length > most)
        {
            Refuse(field, "too_long", $"At most {most} characters, please; these are {line.Length}.");
            return null;
        }

        if (line.Any(char.IsControl) || line.Any(char.IsSurrogate) && !IsWellFormed(line))
        {
            Refuse(field, "invalid", "Remove the line breaks and control characters; write one plain line.");
            return null;
        }

        return line;
    }

    /// <summary>A member of an enum by its wire name; <paramref name="otherwise"/> when absent or refused.</summary>
    public TEnum Choice<TEnum>(string field, string? text, TEnum otherwise)
        where TEnum : struct, Enum
    {
        if (text is null)
        {
            return otherwise;
        }

        if (!WireName<TEnum>.TryParse(text, out var value))
        {
            Refuse(field, "invalid", $"Use one of {string.Join(", ", WireName<TEnum>.All)}.");
            return otherwise;
        }

        return value;
    }

    /// <summary>A required id of the right kind. Whether there is such a thing is for the caller to find out.</summary>
    public TId? Id<TId>(string field, string? text, string thing)
        where TId : struct, IEntityId<TId>
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Refuse(field, "required", $"Name the {thing} by its id ({TId.Prefix}…).");
            return null;
        }

        if (!EntityId.TryParse<TId>(text.Trim(), out var id))
        {
            Unknown(field, thing, TId.Prefix);
            return null;
        }

        return id;
    }

    /// <summary>The id in a filter of a list; null when absent or refused.</summary>
    public TId? Filter<TId>(ListRequest request, string name)
        where TId : struct, IEntityId<TId>
    {
        if (request.Filters.GetValueOrDefault(name) is not { Length: > 0 } text)
        {
            return null;
        }

        if (!EntityId.TryParse<TId>(text, out var id))
        {
            Refuse(name, "invalid", $"Filter by an id ({TId.Prefix}…).");
            return null;
        }

        return id;
    }

    /// <summary>Says what is wrong with a list's bounds, and with filters that it does not have.</summary>
    public void Bounds(ListRequest request)
    {
        if (request.UnknownFilter is { } unknown)
        {
            Refuse(unknown, "unknown_field", "This list has no such filter; check the spelling or leave it out.");
        }

        if (request.Limit is < 1 or > ListRequest.MostRows)
        {
            Refuse("limit", "invalid", $"Ask for 1 to {ListRequest.MostRows} rows at a time.");
        }

        if (request.Offset < 0)
        {
            Refuse("cursor", "invalid", "Take the cursor from next_cursor of the page before.");
        }
    }

    /// <summary>The statuses a list shows: those asked for, else all but <paramref name="hidden"/>.</summary>
    public List<TStatus> Statuses<TStatus>(ListRequest request, TStatus hidden)
        where TStatus : struct, Enum
    {
        if (request.Statuses.Count == 0)
        {
            return [.. Enum.GetValues<TStatus>().Where(status => !status.Equals(hidden))];
        }

        return request.Statuses.Contains(ListRequest.AllStatuses)
            ? [.. Enum.GetValues<TStatus>()]
            : [.. request.Statuses.Select(text => Choice("status", text, hidden))];
    }

    /// <summary>There is no such thing in the tenant.</summary>
    public void Unknown(string field, string thing, string prefix) => Refuse(field, "unknown", $"There is no {thing} with this id; use the id of one of yours ({prefix}…).");

    /// <summary>Something named in a draft, which must exist and not be put away.</summary>
    public void MustServe(bool isMissing, bool isArchived, string thing, string prefix)
    {
        if (isMissing)
        {
            Unknown(thing, thing, prefix);
        }
        else if (isArchived)
        {
            Refuse(thing, "archived", $"This {thing} is archived; bring it back first or choose another.");
        }
    }

    /// <summary>A value that never changes after the thing was made.</summary>
    public void Unchanged(string field, string? wanted, string current, string message)
    {
        if (wanted is not null && !string.Equals(wanted.Trim(), current, StringComparison.OrdinalIgnoreCase))
        {
            Refuse(field, "invalid", message);
        }
    }

    /// <summary>Where visitors are sent, in its normal form; null when absent or refused.</summary>
    public string? Destination(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var check = DestinationUrl.Parse(text);
        Macros(field, check.Problems);
        return check.Value?.Template.Text;
    }

    public void Macros(string field, IEnumerable<MacroProblem> problems)
    {
        foreach (var problem in problems)
        {
            Refuse(field, WireName<MacroProblemCode>.Of(problem.Code), problem.Message);
        }
    }

    /// <summary>Members of a request body that nothing is called.</summary>
    public void NoOthers(IDictionary<string, JsonElement>? others, string prefix = "")
    {
        foreach (var name in others?.Keys ?? [])
        {
            Refuse(prefix + name, "unknown_field", $"There is no field {name} to set here; check the spelling or leave it out.");
        }
    }

    /// <summary>A field whose behaviour comes later: only its default is taken.</summary>
    public void NotYet(bool isDefault, string field, string defaultText)
    {
        if (!isDefault)
        {
            Refuse(field, "not_supported_yet", $"This cannot be set yet; leave it out or send {defaultText}.");
        }
    }

    /// <summary>True for absent, null, and an empty object or array.</summary>
    public static bool IsEmpty(JsonElement? value) => value is not { } element || element.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => true,
        JsonValueKind.Object => !element.EnumerateObject().Any(),
        JsonValueKind.Array => element.GetArrayLength() == 0,
        _ => false,
    };

    private static bool IsWellFormed(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsSurrogate(text[index]) && !(index + 1 < text.Length && char.IsSurrogatePair(text[index], text[++index])))
            {
                return false;
            }
        }

        return true;
    }
}
