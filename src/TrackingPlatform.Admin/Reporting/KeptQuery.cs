using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>Queries of the report page that are kept: by a view, or by a file that is being made.</summary>
internal static class KeptQuery
{
    private const int Longest = 4_000;

    /// <summary>Looks at a query as it would be when it is opened, and refuses what would not be the report asked for.</summary>
    public static string Read(string? text, TenantBooks books, DateTimeOffset now, DraftCheck check)
    {
        var query = check.Text("query", text?.TrimStart('?'), Longest) ?? "";
        var address = ReportFiles.AddressOf(query);
        foreach (var sentence in address.Misread)
        {
            check.Refuse("query", "invalid", sentence);
        }

        if (ReportReading.Read(address.ToFileRequest(), books, now) is Outcome<ReportQuestion>.Invalid(var problems))
        {
            foreach (var problem in problems)
            {
                check.Refuse("query", problem.Reason, problem.Message);
            }
        }

        return query;
    }
}
