using System.Diagnostics;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace TrackingPlatform.Admin.Ui;

/// <summary>
/// A list of things with paging, sort and filters kept in the URL. Rows open <see cref="Peek"/> when <see cref="IsPeekable"/>, else the thing's own page.
/// <code>
/// &lt;FilterBar Fields="_fields"&gt;&lt;DateRange /&gt;&lt;/FilterBar&gt;
/// &lt;Grid T="OfferRow" Noun="offers" Load="LoadAsync" Key="row => row.Id" Href="@(row => $"/offers/{row.Id}")" Fields="_fields" DefaultSort="name"&gt;
///     &lt;Columns&gt;
///         &lt;GridColumn Title="Name" Sort="name" IsLink="true"&gt;@context.Name&lt;/GridColumn&gt;
///         &lt;GridColumn Title="Status"&gt;&lt;StatusChip Value="@context.Status" /&gt;&lt;/GridColumn&gt;
///         &lt;GridColumn Title="Payout" Sort="payout" IsFigure="true"&gt;@Figures.Money(context.Payout, "EUR")&lt;/GridColumn&gt;
///     &lt;/Columns&gt;
///     &lt;Card&gt;&lt;GridCard Title="@context.Name" Figure="@Figures.Money(context.Payout, "EUR")" Line="@context.Advertiser"&gt;&lt;StatusChip Value="@context.Status" /&gt;&lt;/GridCard&gt;&lt;/Card&gt;
///     &lt;Empty&gt;&lt;Empty Title="No offers yet"&gt;…&lt;/Empty&gt;&lt;/Empty&gt;
/// &lt;/Grid&gt;
///
/// async Task&lt;GridPage&lt;OfferRow&gt;&gt; LoadAsync(GridRequest request, CancellationToken cancellationToken) =>
///     new(await offers.ListAsync(request.Values("status"), request.Sort, request.Offset, request.Size, cancellationToken), total);
/// </code>
/// </summary>
public sealed partial class Grid<T>
{
    /// <summary>Gives one page of rows; called again whenever the URL asks for others, with the earlier call cancelled.</summary>
    [Parameter, EditorRequired] public Func<GridRequest, CancellationToken, Task<GridPage<T>>> Load { get; set; } = default!;

    /// <summary>The row's id: what <c>?peek=</c> holds.</summary>
    [Parameter, EditorRequired] public Func<T, string> Key { get; set; } = default!;

    /// <summary>What the rows are, in the plural and in small letters: "conversions".</summary>
    [Parameter, EditorRequired] public string Noun { get; set; } = "rows";

    /// <summary><see cref="GridColumn{T}"/> elements; mark the first with IsLink.</summary>
    [Parameter, EditorRequired] public RenderFragment Columns { get; set; } = default!;

    /// <summary>The page of a row. Not needed when rows only peek.</summary>
    [Parameter] public Func<T, string>? Href { get; set; }

    /// <summary>Rows open the drawer of this page instead of their own page.</summary>
    [Parameter] public bool IsPeekable { get; set; }

    /// <summary>A row on a phone: a <see cref="GridCard"/>. Without it the table scrolls sideways.</summary>
    [Parameter] public RenderFragment<T>? Card { get; set; }

    /// <summary>Shown when there is nothing at all: what the thing is for, and how the first one appears.</summary>
    [Parameter] public RenderFragment? Empty { get; set; }

    /// <summary>Totals of the whole filter, at the foot.</summary>
    [Parameter] public RenderFragment<GridPage<T>>? Foot { get; set; }

    /// <summary>The fields of the filter bar, so that "nothing found" can name the filter in words.</summary>
    [Parameter] public IReadOnlyList<FilterField> Fields { get; set; } = [];

    /// <summary>Key to sort by when the URL names none; with a minus for descending.</summary>
    [Parameter] public string? DefaultSort { get; set; }

    /// <summary>The list grows at its head, so its newest rows can be let come by themselves.</summary>
    [Parameter] public bool IsLive { get; set; }

    readonly Dictionary<string, object?> _attributes = [];
    CancellationTokenSource? _loading;
    GridRequest _request = GridRequest.From(UrlState.Parse("/"), null);
    UrlState _url = UrlState.Parse("/");
    GridPage<T>? _page, _news;
    string? _shown;
    string? _failure;
    bool _isLoading;

    internal GridRequest Request => _request;

    bool OnlyRange => _request.Filters is { Count: 1 } only && only.ContainsKey("range");

    string ClearedHref => OnlyRange ? _url.Filtered("range", null) : _url.Unfiltered();

    /// <summary>Loads the rows shown once more, for instance after one of them was changed.</summary>
    public Task ReloadAsync() => LoadAsync();

    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    protected override Task OnParametersSetAsync() => FollowUrlAsync();

    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _loading?.Cancel();
        _loading?.Dispose();
    }

    void OnLocationChanged(object? sender, LocationChangedEventArgs args) => InvokeAsync(async () =>
    {
        // Another page's address: this grid is about to go.
        if (new Uri(args.Location).AbsolutePath != _url.Path) return;
        await FollowUrlAsync();
        StateHasChanged();
    });

    Task FollowUrlAsync()
    {
        _url = UrlState.Of(Navigation);
        _request = GridRequest.From(_url, DefaultSort);
        return _request.Key == _shown ? Task.CompletedTask : LoadAsync();
    }

    async Task LoadAsync()
    {
        if (_loading is not null) await _loading.CancelAsync();
        _loading?.Dispose();
        var mine = _loading = new CancellationTokenSource();
        _shown = _request.Key;
        _isLoading = true;
        StateHasChanged();
        try
        {
            var page = await Load(_request, mine.Token);
            if (mine != _loading) return;
            (_page, _news, _failure) = (page, null, null);
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            return; // A newer request took over, or the page is gone.
        }
        catch (Exception exception)
        {
            if (mine != _loading) return;
            _failure = Activity.Current?.TraceId.ToString() ?? "no reference";
            GridLog.LoadFailed(Log, exception, Noun, _failure);
        }

        _isLoading = false;
        StateHasChanged();
    }

    /// <summary>Reads the rows once more beside those shown, and counts the new ones.</summary>
    async Task<int> LookAsync()
    {
        var (asked, mine) = (_shown, _loading);
        try
        {
            var page = await Load(_request, mine?.Token ?? CancellationToken.None);
            if (asked != _shown || mine != _loading) return 0; // another address was asked for meanwhile
            (_news, _failure) = (page, null);
            var shown = (_page?.Rows ?? []).Select(Key).ToHashSet(StringComparer.Ordinal);
            return page.Rows.Count(row => !shown.Contains(Key(row)));
        }
        catch (OperationCanceledException) when (mine?.IsCancellationRequested is not false)
        {
            return 0;
        }
        catch (Exception exception) // What is shown stays; the next beat tries again.
        {
            _failure = Activity.Current?.TraceId.ToString() ?? "no reference";
            GridLog.LoadFailed(Log, exception, Noun, _failure);
            StateHasChanged();
            return 0;
        }
    }

    void ShowNews()
    {
        (_page, _news) = (_news ?? _page, null);
        StateHasChanged();
    }

    internal string? HrefOf(T row) => IsPeekable ? _url.With((UrlState.Peek, Key(row))) : Href?.Invoke(row);

    internal string SortHref(string key)
    {
        var next = _request.Sort == key && !_request.IsDescending ? "-" + key : key;
        return _url.With((UrlState.Sort, next), (UrlState.After, null), (UrlState.Page, null));
    }

    bool IsPeeked(T row) => IsPeekable && _url[UrlState.Peek] == Key(row);
}
