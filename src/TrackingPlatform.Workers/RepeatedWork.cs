using Hangfire.Server;
using Microsoft.Extensions.Logging;

namespace TrackingPlatform.Workers;

/// <summary>Something done every second, and again at once while there is more of it. Runs beside Hangfire's workers, like the dispatcher.</summary>
/// <param name="name">Shown on the job dashboard.</param>
/// <param name="work">Does a batch; answers how much it was.</param>
/// <param name="fullBatch">As much as this means that more is waiting.</param>
/// <param name="clock">Waits.</param>
/// <param name="logger">Told of failures.</param>
internal sealed class RepeatedWork(string name, Func<CancellationToken, Task<int>> work, int fullBatch, TimeProvider clock, ILogger logger) : IBackgroundProcess
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    public void Execute(BackgroundProcessContext context) => RunAsync(context.StoppingToken).GetAwaiter().GetResult();

    public async Task RunAsync(CancellationToken stopping)
    {
        var pause = Pause;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (await work(stopping) < fullBatch)
                {
                    await Task.Delay(Pause, clock, stopping);
                }

                pause = Pause;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                logger.RepeatedWorkFailed(name, pause, failure);
                await Task.Delay(pause, clock, stopping).ContinueWith(_ => { }, TaskScheduler.Default);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    public override string ToString() => name;
}
