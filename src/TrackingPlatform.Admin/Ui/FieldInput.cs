using Microsoft.AspNetCore.Components;

namespace TrackingPlatform.Admin.Ui;

/// <summary>What all fields of a <see cref="Form"/> share. Outside a form they are plain labelled inputs, fit for static pages too.</summary>
public abstract class FieldInput<TValue> : ComponentBase, IDisposable
{
    /// <summary>As people read it.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>As the API names it: the key under which its errors come, and the name it is posted under.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    [Parameter] public TValue? Value { get; set; }
    [Parameter] public EventCallback<TValue> ValueChanged { get; set; }

    /// <summary>A line under the field; stays when there is an error.</summary>
    [Parameter] public string? Help { get; set; }
    [Parameter] public bool IsOptional { get; set; }
    [Parameter] public bool IsDisabled { get; set; }

    /// <summary>An error for pages without a circuit; in a form the state holds it.</summary>
    [Parameter] public string? Error { get; set; }

    [CascadingParameter] public FormState? State { get; set; }

    protected string Id { get; } = ElementId.Next("field");

    protected ElementReference Input { get; set; }

    protected IReadOnlyList<string> Errors => Error is not null ? [Error] : State?.ErrorsOf(Name) ?? [];

    protected string? AriaInvalid => Errors.Count > 0 ? "true" : null;

    protected string? AriaDescribedBy => Errors.Count > 0 || Help is not null ? Id + "-say" : null;

    protected override void OnInitialized()
    {
        if (State is not null) State.Changed += OnStateChanged;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (State?.TakesFocus(Name) is true && Input.Id is not null) await Input.FocusAsync();
    }

    protected Task ChangeAsync(TValue value)
    {
        Value = value;
        State?.Touch(Name);
        return ValueChanged.InvokeAsync(value);
    }

    public void Dispose()
    {
        if (State is not null) State.Changed -= OnStateChanged;
        GC.SuppressFinalize(this);
    }

    void OnStateChanged() => InvokeAsync(StateHasChanged);
}
