namespace TrackingPlatform.Admin.Tenancy;

/// <summary>A step from one status to the next, as a button says it.</summary>
/// <param name="Verb">On the button: "Pause".</param>
/// <param name="To">The next status, by wire name.</param>
/// <param name="Said">What the toast says after the thing's name: "paused".</param>
internal sealed record StatusMove(string Verb, string To, string Said, string Icon)
{
    static readonly StatusMove Pause = new("Pause", "paused", "paused", Ui.Icon.CirclePause);
    static readonly StatusMove Block = new("Block", "blocked", "blocked", Ui.Icon.CircleSlash);
    static readonly StatusMove Archive = new("Archive", "archived", "archived", Ui.Icon.Archive);
    static readonly StatusMove Activate = new("Activate", "active", "activated", Ui.Icon.Play);

    /// <summary>Where one may go from a status; steps to statuses that the thing does not know are left out.</summary>
    public static IEnumerable<StatusMove> From(string status, IReadOnlyCollection<string> known)
    {
        StatusMove[] moves = status switch
        {
            "active" => [Pause, Block, Archive],
            "pending" => [Activate with { Verb = "Approve", Said = "approved", Icon = Ui.Icon.CircleCheck }, Block, Archive],
            "blocked" => [Activate with { Verb = "Unblock", Said = "unblocked" }, Archive],
            "archived" => [Activate with { Verb = "Bring back", Said = "brought back", Icon = Ui.Icon.Undo2 }],
            _ => [Activate, Block, Archive],
        };
        return moves.Where(move => known.Contains(move.To));
    }
}
