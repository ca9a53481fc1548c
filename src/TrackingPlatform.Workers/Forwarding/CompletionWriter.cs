using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;
using TrackingPlatform.Data;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>Writes down what became of deliveries, in batches of whatever came in during the last write: no timer, no waiting.</summary>
internal sealed class CompletionWriter(ForwardingQueue queue, Action<FinishedDelivery> settled, DispatcherMeter meter, TimeProvider clock, ILogger logger)
{
    private const int LargestBatch = 500;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly Channel<FinishedDelivery> _finished = Channel.CreateUnbounded<FinishedDelivery>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Never waits: what is under way is bounded, and stays so until it is settled.</summary>
    public void Add(FinishedDelivery finished) => _finished.Writer.TryWrite(finished);

    /// <summary>Nothing more will come: <see cref="RunAsync"/> ends with the last of it.</summary>
    public void Complete() => _finished.Writer.TryComplete();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await _finished.Reader.WaitToReadAsync(cancellationToken))
            {
                var batch = new List<FinishedDelivery>();
                while (batch.Count < LargestBatch && _finished.Reader.TryRead(out var finished))
                {
                    batch.Add(finished);
                }

                await WriteAsync(batch, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The grace is over; the leases of the rest run out by themselves.
        }
    }

    private async Task WriteAsync(List<FinishedDelivery> batch, CancellationToken cancellationToken)
    {
        for (var pause = TimeSpan.FromMilliseconds(100); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            Failpoint.Pass("before-complete");
            try
            {
                Settle(batch, await queue.CompleteAsync(batch, cancellationToken));
                return;
            }
            catch (PostgresException refused) when (!refused.IsTransient)
            {
                await WriteApartAsync(batch, refused, cancellationToken);
                return;
            }
            catch (NpgsqlException failure)
            {
                logger.WriteFailed(batch.Count, pause, failure);
                await Task.Delay(pause, clock, cancellationToken);
            }
        }
    }

    /// <summary>One row that the database will not have must not hold up the others.</summary>
    private async Task WriteApartAsync(List<FinishedDelivery> batch, PostgresException refused, CancellationToken cancellationToken)
    {
        if (batch.Count == 1)
        {
            logger.WriteRefused(batch[0].Delivery.Id, refused);
            settled(batch[0]);
            return;
        }

        await WriteAsync([.. batch.Take(batch.Count / 2)], cancellationToken);
        await WriteAsync([.. batch.Skip(batch.Count / 2)], cancellationToken);
    }

    private void Settle(List<FinishedDelivery> batch, IReadOnlySet<DeliveryId> ours)
    {
        foreach (var finished in batch)
        {
            if (ours.Contains(finished.Delivery.Id))
            {
                meter.Finished(finished.Progress.State);
            }
            else
            {
                meter.Fenced(1);
                logger.Fenced(finished.Delivery.Id);
            }

            settled(finished);
        }
    }
}
