using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using TrackingPlatform.Edge.Clicks;

namespace TrackingPlatform.Benchmarks.Clicks;

/// <summary>
/// Appends until it is killed and prints <c>sequence payload</c> for every append that was acknowledged: what has reached
/// standard output was promised. Arguments: directory, producers, segment bytes.
/// </summary>
internal static class JournalWriterProcess
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var producers = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        var options = new JournalOptions { Directory = arguments[0], SegmentBytes = int.Parse(arguments[2], CultureInfo.InvariantCulture) };
        using var journal = Journal.Open(options, TimeProvider.System, NullLogger.Instance);
        await using var output = Console.OpenStandardOutput();
        var gate = new Lock();
        await Task.WhenAll(Enumerable.Range(0, producers).Select(producer => Task.Run(() => AppendForeverAsync(producer))));
        return 0;

        async Task AppendForeverAsync(int producer)
        {
            for (var number = 0; ; number++)
            {
                var payload = $"{producer}-{number}-{new string('x', (producer + number) % 300)}";
                var outcome = await journal.AppendAsync(Encoding.ASCII.GetBytes(payload));
                var line = Encoding.ASCII.GetBytes(outcome.IsWritten ? $"{outcome.Sequence} {payload}\n" : $"{outcome.State}\n");
                lock (gate)
                {
                    output.Write(line);
                }
            }
        }
    }
}
