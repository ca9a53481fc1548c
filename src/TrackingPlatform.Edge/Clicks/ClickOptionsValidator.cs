namespace TrackingPlatform.Edge.Clicks;

[OptionsValidator]
internal sealed partial class ClickOptionsValidator : IValidateOptions<ClickOptions>;
