using System.Linq.Expressions;
using Hangfire;
using Hangfire.Common;

namespace TrackingPlatform.Workers;

/// <summary>One line of the schedule.</summary>
/// <param name="Name">What people see on the job dashboard, and what keeps two nodes from planning it twice.</param>
/// <param name="Cron">When, in UTC.</param>
/// <param name="Job">What.</param>
/// <param name="AtStart">Whether it also runs when a node starts.</param>
internal sealed record RecurringWork(string Name, string Cron, Job Job, bool AtStart)
{
    public static RecurringWork Of<TJob>(string name, string cron, Expression<Func<TJob, Task>> run, bool atStart = false) => new(name, cron, Job.FromExpression(run), atStart);

    public void PlanOn(RecurringJobManager manager)
    {
        manager.AddOrUpdate(Name, Job, Cron, new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc });
        if (AtStart)
        {
            manager.Trigger(Name);
        }
    }
}
