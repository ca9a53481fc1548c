using TrackingPlatform.Domain.Conversions;

namespace TrackingPlatform.Domain.Postbacks;

/// <summary>Our answer to one postback.</summary>
/// <param name="Id">Under which the final state can be read later.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Reason">Why, as a reason code; null when accepted.</param>
/// <param name="Detail">A sentence that says what to do; null when there is nothing to do.</param>
/// <param name="ConversionId">The conversion booked, changed or repeated.</param>
/// <param name="DuplicateOf">The first receipt of the conversion that this one repeats.</param>
/// <param name="Status">The conversion's status afterwards.</param>
/// <param name="HttpStatus">The HTTP status of the answer, before a tenant's wish for 200 throughout.</param>
public sealed record Receipt(
    ReceiptId Id, PostbackVerdict Verdict, string? Reason, string? Detail, ConversionId? ConversionId, ReceiptId? DuplicateOf, ConversionStatus? Status, int HttpStatus)
{
    /// <summary>A refusal.</summary>
    public static Receipt Refused(ReceiptId id, string reason, string detail, int httpStatus) =>
        new(id, PostbackVerdict.Rejected, reason, detail, null, null, null, httpStatus);

    /// <summary>Not judged yet.</summary>
    public static Receipt Waiting(ReceiptId id, string detail) =>
        new(id, PostbackVerdict.Waiting, null, detail, null, null, null, 202);
}
