namespace TrackingPlatform.Domain.Access;

/// <summary>What came of a use case: the same for the page and the endpoint that asked for it.</summary>
/// <typeparam name="T">What a success gives back.</typeparam>
public abstract record Outcome<T>
{
    private Outcome() { }

    /// <summary>It was done.</summary>
    public sealed record Done(T Value) : Outcome<T>;

    /// <summary>There is no such thing in this tenant; the same answer for another tenant's.</summary>
    public sealed record NotFound : Outcome<T>;

    /// <summary>The actor may not do this.</summary>
    public sealed record Forbidden(Permissions Needed) : Outcome<T>;

    /// <summary>Something in the input is wrong; nothing was changed.</summary>
    public sealed record Invalid(IReadOnlyList<FieldProblem> Problems) : Outcome<T>;

    /// <summary>The input is right, but what it was based on has changed or is in the way; nothing was changed.</summary>
    public sealed record Conflict(string Reason, string Detail) : Outcome<T>;

    /// <summary>The same refusal of a use case that would have given something else.</summary>
    /// <exception cref="InvalidOperationException">It was done.</exception>
    public Outcome<TOther> As<TOther>() => this switch
    {
        NotFound => new Outcome<TOther>.NotFound(),
        Forbidden(var needed) => new Outcome<TOther>.Forbidden(needed),
        Invalid(var problems) => new Outcome<TOther>.Invalid(problems),
        Conflict(var reason, var detail) => new Outcome<TOther>.Conflict(reason, detail),
        _ => throw new InvalidOperationException("What was done is no refusal."),
    };
}
