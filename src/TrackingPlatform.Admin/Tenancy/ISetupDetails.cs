namespace TrackingPlatform.Admin.Tenancy;

/// <summary>What the API shows of one thing of the set-up.</summary>
/// <typeparam name="TDraft">How it is written.</typeparam>
internal interface ISetupDetails<TDraft>
{
    /// <summary>The row's version, for <c>ETag</c>.</summary>
    uint Version { get; }

    /// <summary>The last part of its address.</summary>
    string Key { get; }

    /// <summary>To be changed and handed back.</summary>
    TDraft ToDraft();
}
