namespace TrackingPlatform.Admin.Reporting;

/// <summary>What stands in a cell, and so how it must be written.</summary>
internal enum ReportCellKind
{
    /// <summary>A plain decimal, or nothing.</summary>
    Number,

    /// <summary>Ids, days and codes: made here, so never anything but letters, digits and a few signs.</summary>
    Plain,

    /// <summary>What somebody else wrote: it may look like a formula.</summary>
    Foreign,
}
