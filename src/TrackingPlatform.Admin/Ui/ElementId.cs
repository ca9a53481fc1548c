namespace TrackingPlatform.Admin.Ui;

/// <summary>Ids that tie a label to its field or a button to its menu; unique in the process, so unique in a page.</summary>
internal static class ElementId
{
    static long _last;

    public static string Next(string prefix) => $"{prefix}-{Interlocked.Increment(ref _last)}";
}
