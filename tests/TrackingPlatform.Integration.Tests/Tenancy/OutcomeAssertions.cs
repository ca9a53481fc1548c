using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Integration.Tests.Tenancy;

/// <summary>Says what an outcome must be, and shows what it was.</summary>
internal static class OutcomeAssertions
{
    public static T Done<T>(this Outcome<T> outcome) => outcome switch
    {
        Outcome<T>.Done done => done.Value,
        Outcome<T>.Invalid invalid => throw Xunit.Sdk.FailException.ForFailure(string.Join("; ", invalid.Problems)),
        _ => throw Xunit.Sdk.FailException.ForFailure(outcome.ToString()!),
    };

    /// <summary>Exactly one problem, and it is this one; answers its message.</summary>
    public static string RefusedWith<T>(this Outcome<T> outcome, string field, string reason)
    {
        var problem = Assert.Single(Assert.IsType<Outcome<T>.Invalid>(outcome).Problems);
        Assert.Equal((field, reason), (problem.Field, problem.Reason));
        Assert.NotEmpty(problem.Message);
        return problem.Message;
    }
}
