namespace TrackingPlatform.Admin.Ui;

public enum UrlPartKind
{
    Literal,
    Value,
    Fallback,
}
