namespace TrackingPlatform.Domain.Postbacks;

/// <summary>How much of a postback is taken and kept.</summary>
public static class PostbackLimits
{
    /// <summary>Bytes of a body.</summary>
    public const int Body = 64 * 1024;

    /// <summary>Parameters of one request.</summary>
    public const int Parameters = 64;

    /// <summary>Characters of a parameter's name.</summary>
    public const int Name = 64;

    /// <summary>Characters of a transaction id. A longer one is refused: cut, it could stand for another transaction.</summary>
    public const int TransactionId = 200;

    /// <summary>Characters of a descriptive value such as <c>adv1</c>; the rest is cut.</summary>
    public const int Value = 500;

    /// <summary>The advertiser's own values, <c>adv1</c>…<c>adv10</c>.</summary>
    public const int Adv = 10;

    /// <summary>Bytes of a batch, before and after it is unpacked.</summary>
    public const int BatchBody = 8 * 1024 * 1024;

    /// <summary>Rows of a batch.</summary>
    public const int BatchRows = 10_000;

    /// <summary>Characters of an <c>Idempotency-Key</c>, of a batch or a row.</summary>
    public const int Key = 200;
}
