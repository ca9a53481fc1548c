namespace TrackingPlatform.Admin.Reporting;

/// <summary>A fresh link to a trace with its secret, which is told this once.</summary>
internal sealed record MadeTraceShare(TraceShareDetails Share, string Secret)
{
    public const string Prefix = "/shared/trace/";

    /// <summary>Where it is opened, below the platform's own address.</summary>
    public string Path => Prefix + Secret;

    /// <summary>Without the secret, which a record would print otherwise.</summary>
    public override string ToString() => Share.Id.ToString();
}
