using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Edge.Postbacks;

/// <summary>A receipt on the wire.</summary>
internal sealed record ReceiptAnswer(string Receipt, string Verdict, string? Reason, string? Conversion, string? DuplicateOf, string? Status, string? Detail)
{
    public static ReceiptAnswer Of(Receipt receipt) => new(
        receipt.Id.ToString(),
        WireName<PostbackVerdict>.Of(receipt.Verdict),
        receipt.Reason,
        receipt.ConversionId?.ToString(),
        receipt.DuplicateOf?.ToString(),
        receipt.Status is { } status ? WireName<ConversionStatus>.Of(status) : null,
        receipt.Detail);
}
