using Microsoft.AspNetCore.WebUtilities;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Edge.Postbacks;

/// <summary>A refusal on the wire, after RFC 9457; <c>status</c> is the HTTP status here.</summary>
internal sealed record PostbackProblem(
    string Type, string Title, int Status, string? Detail, string? Reason, string? Receipt, string? Verdict, string? Conversion, string? DuplicateOf)
{
    public static PostbackProblem Of(Receipt receipt) => new(
        "about:blank",
        ReasonPhrases.GetReasonPhrase(receipt.HttpStatus),
        receipt.HttpStatus,
        receipt.Detail,
        receipt.Reason,
        receipt.Id.ToString(),
        WireName<PostbackVerdict>.Of(receipt.Verdict),
        receipt.ConversionId?.ToString(),
        receipt.DuplicateOf?.ToString());

    public static PostbackProblem Of(int status, string reason, string detail) =>
        new("about:blank", ReasonPhrases.GetReasonPhrase(status), status, detail, reason, null, null, null, null);
}
