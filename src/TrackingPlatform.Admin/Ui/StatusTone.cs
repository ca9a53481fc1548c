namespace TrackingPlatform.Admin.Ui;

/// <summary>How a status looks: its tone names the colours in site.css, its shape is drawn so that colour never speaks alone.</summary>
/// <param name="Tone">ok, wait, hold, bad, rev, park or idle.</param>
/// <param name="Shape">Svg content in a 12×12 box.</param>
internal sealed record StatusTone(string Tone, string Shape)
{
    const string Tick = "<circle cx='6' cy='6' r='5' fill='currentColor'/><path d='M3.6 6.2l1.7 1.6 3.1-3.4' stroke='var(--chip-ink)' stroke-width='1.5' fill='none' stroke-linecap='round' stroke-linejoin='round'/>";
    const string Dashes = "<circle cx='6' cy='6' r='4.3' fill='none' stroke='currentColor' stroke-width='1.4' stroke-dasharray='2.2 1.6'/>";
    const string Again = "<path d='M10.2 6a4.2 4.2 0 1 1-1.3-3M9.2 1v2.3H6.9' fill='none' stroke='currentColor' stroke-width='1.4' stroke-linecap='round' stroke-linejoin='round'/>";
    const string Pause = "<circle cx='6' cy='6' r='5' fill='currentColor'/><path d='M4.6 4v4M7.4 4v4' stroke='var(--chip-ink)' stroke-width='1.5' stroke-linecap='round'/>";
    const string Cross = "<circle cx='6' cy='6' r='5' fill='currentColor'/><path d='M4.2 4.2l3.6 3.6M7.8 4.2L4.2 7.8' stroke='var(--chip-ink)' stroke-width='1.5' stroke-linecap='round'/>";
    const string Return = "<path d='M4.2 2L1.8 4.4l2.4 2.4M2 4.4h5a2.9 2.9 0 0 1 0 5.8H5' fill='none' stroke='currentColor' stroke-width='1.5' stroke-linecap='round' stroke-linejoin='round'/>";
    const string Ring = "<circle cx='6' cy='6' r='4.3' fill='none' stroke='currentColor' stroke-width='1.4'/>";

    /// <summary>Unknown statuses look idle: a new one must not look like success or failure by accident.</summary>
    public static StatusTone Of(string status) => status switch
    {
        "approved" or "delivered" or "accepted" or "active" or "updated" or "redirected" => new("ok", Tick),
        "pending" or "waiting" or "requested" or "scheduled" or "sending" => new("wait", Dashes),
        "retrying" => new("wait", Again),
        "hold" or "held" or "quarantined" => new("hold", Pause),
        "rejected" or "dead" or "refused" or "failed" => new("bad", Cross),
        "reversed" => new("rev", Return),
        "parked" or "open" => new("park", Pause),
        _ => new("idle", Ring),
    };
}
