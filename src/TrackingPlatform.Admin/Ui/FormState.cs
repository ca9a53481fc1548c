namespace TrackingPlatform.Admin.Ui;

/// <summary>
/// What a <see cref="Form"/> knows: whether something was changed, whether it is being saved, and what was refused, keyed by field name as the API names it.
/// <code>
/// readonly FormState _state = new();
/// async Task SaveAsync()
/// {
///     var outcome = await offers.CreateAsync(…);
///     if (outcome is Refused refused) _state.Refuse(refused.Errors);   // "name" → ["Give the offer a name."]
///     else navigation.NavigateTo($"/offers/{id}");
/// }
/// </code>
/// </summary>
public sealed class FormState
{
    readonly Dictionary<string, IReadOnlyList<string>> _errors = new(StringComparer.OrdinalIgnoreCase);
    string? _focus;

    public event Action? Changed;

    public bool IsDirty { get; private set; }

    public bool IsBusy { get; private set; }

    /// <summary>What is wrong with the form as a whole, when it belongs to no field.</summary>
    public string? Problem { get; private set; }

    public int ErrorCount => _errors.Count;

    public IReadOnlyList<string> ErrorsOf(string field) => _errors.GetValueOrDefault(field, []);

    /// <summary>What is wrong with a field and with everything inside it.</summary>
    public IReadOnlyList<string> ErrorsUnder(string field) => _errors.Count == 0 ? [] : [.. _errors.Where(error => IsWithin(error.Key, field)).SelectMany(error => error.Value)];

    /// <summary>A field was changed: what was said about it no longer holds.</summary>
    public void Touch(string field)
    {
        var news = !IsDirty | _errors.Remove(field);
        IsDirty = true;
        if (_errors.Count == 0) Problem = null;
        if (news) Changed?.Invoke();
    }

    /// <summary>Rows of a list were moved or taken out: what was said about any of them no longer stands at the right one.</summary>
    public void Forget(string list)
    {
        foreach (var field in _errors.Keys.Where(field => IsWithin(field, list)).ToList()) _errors.Remove(field);
        IsDirty = true;
        if (_errors.Count == 0) Problem = null;
        Changed?.Invoke();
    }

    public void Refuse(IReadOnlyDictionary<string, string[]> errors, string? problem = null)
    {
        ArgumentNullException.ThrowIfNull(errors);
        _errors.Clear();
        foreach (var (field, messages) in errors) _errors[field] = messages;
        Problem = problem;
        _focus = _errors.Keys.FirstOrDefault();
        Changed?.Invoke();
    }

    public void Refuse(string field, string message) => Refuse(new Dictionary<string, string[]> { [field] = [message] });

    /// <summary>Nothing is unsaved any more; leaving asks no question.</summary>
    public void Saved()
    {
        _errors.Clear();
        (IsDirty, Problem) = (false, null);
        Changed?.Invoke();
    }

    // rules[1] holds rules[1].name, but rules[10] does not belong to it.
    static bool IsWithin(string field, string outer) =>
        field.StartsWith(outer, StringComparison.OrdinalIgnoreCase) && (field.Length == outer.Length || field[outer.Length] is '.' or '[');

    internal async Task SaveAsync(Func<Task> save)
    {
        if (IsBusy) return;
        _errors.Clear();
        (IsBusy, Problem) = (true, null);
        Changed?.Invoke();
        try
        {
            await save();
        }
        finally
        {
            IsBusy = false;
            Changed?.Invoke();
        }
    }

    /// <summary>True once for the first refused field, which then takes the focus.</summary>
    internal bool TakesFocus(string field)
    {
        if (!string.Equals(_focus, field, StringComparison.OrdinalIgnoreCase)) return false;
        _focus = null;
        return true;
    }
}
