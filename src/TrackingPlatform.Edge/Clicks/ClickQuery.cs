using Microsoft.AspNetCore.WebUtilities;
using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>Reads the query of a click once: known names into their fields, everything else kept in order.</summary>
internal ref struct ClickQuery
{
    /// <summary>Under this name the raw query is kept beside values that had to be cleaned, so that the original is not lost.</summary>
    public const string RawQuery = "_raw_query";

    private const int RawQueryLimit = 2_000;

    private string?[]? _subs;
    private List<KeyValuePair<string, string>>? _others;
    private string? _clickRef;
    private string? _source;
    private string? _creative;
    private string? _landing;
    private string? _cost;
    private ClickFlags _flags;

    /// <summary>Campaign, offer and publisher of the long forms, as text.</summary>
    public string? Campaign { get; private set; }

    public string? Offer { get; private set; }

    public string? Publisher { get; private set; }

    public readonly ClickFlags Flags => _flags;

    /// <summary>What claims that the click is a test; whether it is right is for the caller to find out.</summary>
    public readonly string? TestPass => Given(Domain.Clicks.TestPass.Parameter);

    /// <summary>Takes the click for a test, and the pass out of what is kept.</summary>
    public void MarkTest()
    {
        _flags |= ClickFlags.Test;
        _others!.RemoveAll(pair => pair.Key == Domain.Clicks.TestPass.Parameter); // a pass was among them
    }

    public void Read(string? query, bool isLongForm)
    {
        if (string.IsNullOrEmpty(query) || query.Length == 1)
        {
            return;
        }

        foreach (var pair in new QueryStringEnumerable(query))
        {
            var name = pair.DecodeName().Span;
            var value = pair.DecodeValue().Span;
            if (isLongForm && TakeLongForm(name, value))
            {
                continue;
            }

            Take(name, value);
        }

        if ((_flags & ClickFlags.Sanitised) != 0)
        {
            // Percent-encoded, so it is plain ASCII whatever bytes it stands for.
            var raw = TextCleaning.Clean(query, RawQueryLimit, ref _flags);
            (_others ??= []).Add(KeyValuePair.Create(RawQuery, raw));
        }
    }

    /// <summary>Fills in the link's defaults where the visitor's address lacks a value.</summary>
    public void Default(IReadOnlyDictionary<string, string> defaults)
    {
        foreach (var (name, value) in defaults)
        {
            if (!IsGiven(name))
            {
                Take(name, value);
            }
        }
    }

    public readonly ClickParameters ToParameters() =>
        _subs is null && _others is null && _clickRef is null && _source is null && _creative is null && _landing is null && _cost is null
            ? ClickParameters.Empty
            : new ClickParameters
            {
                Subs = _subs is null ? [] : _subs,
                ClickRef = _clickRef,
                Source = _source,
                Creative = _creative,
                Landing = _landing,
                Cost = _cost,
                Others = _others is null ? [] : _others,
            };

    private bool TakeLongForm(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        switch (name)
        {
            case "campaign": Campaign = new string(value); return true;
            case "offer": Offer = new string(value); return true;
            case "publisher": Publisher = new string(value); return true;
            default: return false;
        }
    }

    private void Take(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        // A repeated name counts as last given, as in most trackers; unknown names are kept as often as they come.
        if (SubNumber(name) is var number and > 0)
        {
            (_subs ??= new string?[ClickLimits.Subs])[number - 1] = Clean(value);
            return;
        }

        switch (name)
        {
            case "click_ref": _clickRef = Clean(value); break;
            case "source": _source = Clean(value); break;
            case "creative": _creative = Clean(value); break;
            case "landing": _landing = Clean(value); break;
            case "cost": _cost = Clean(value); break;
            default: TakeOther(name, value); break;
        }
    }

    private void TakeOther(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        if (name.IsEmpty)
        {
            return;
        }

        _others ??= [];
        if (_others.Count >= ClickLimits.Others)
        {
            _flags |= ClickFlags.ParametersDropped;
            return;
        }

        var limit = name is "gdpr_consent" or "gpp" ? ClickLimits.Consent : name is OnwardUrl.DeepLinkParameter ? ClickLimits.DeepLink : ClickLimits.Value;
        _others.Add(KeyValuePair.Create(TextCleaning.Clean(name, ClickLimits.Name, ref _flags), TextCleaning.Clean(value, limit, ref _flags)));
    }

    private readonly bool IsGiven(string name) => SubNumber(name) is var number and > 0
        ? _subs?[number - 1] is not null
        : name switch
        {
            "click_ref" => _clickRef is not null,
            "source" => _source is not null,
            "creative" => _creative is not null,
            "landing" => _landing is not null,
            "cost" => _cost is not null,
            _ => _others is not null && _others.Exists(pair => pair.Key == name),
        };

    private readonly string? Given(string other) => _others?.Find(pair => pair.Key == other).Value;

    private string Clean(ReadOnlySpan<char> value) => TextCleaning.Clean(value, ClickLimits.Value, ref _flags);

    private static int SubNumber(ReadOnlySpan<char> name) => name switch
    {
        ['s', 'u', 'b', >= '1' and <= '9' and var digit] => digit - '0',
        "sub10" => 10,
        _ => 0,
    };
}
