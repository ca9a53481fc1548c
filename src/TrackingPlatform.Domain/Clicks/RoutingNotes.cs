namespace TrackingPlatform.Domain.Clicks;

/// <summary>Steps noted while a decision is made. Nothing is allocated before the first note, since most decisions need none.</summary>
internal struct RoutingNotes
{
    private List<RoutingStep>? _steps;

    public readonly bool IsEmpty => _steps is null;

    public RoutingNotes Add(string subject, string saw, string outcome)
    {
        (_steps ??= []).Add(new RoutingStep(subject, saw, outcome));
        return this;
    }

    public override readonly string ToString() => _steps is null ? string.Empty : RoutingTrail.Write(_steps);
}
