namespace TrackingPlatform.Domain.Access;

/// <summary>What is wrong with one field, and what to do about it.</summary>
/// <param name="Field">The field by its API name, such as <c>events[0].payout.amount</c>.</param>
/// <param name="Reason">A code: <c>required</c>, <c>invalid</c>, <c>too_long</c>, <c>unknown</c>, <c>taken</c>, <c>not_supported_yet</c>, or a macro problem's code.</param>
/// <param name="Message">A sentence for people that says what to do.</param>
public sealed record FieldProblem(string Field, string Reason, string Message);
