using System.Diagnostics;

namespace TrackingPlatform.Host.Database;

/// <summary>
/// One run of the server. The kernel binds "interrupt me when my parent dies" to the thread that forks, so the server is
/// started from a thread of its own which lives exactly as long: from the pool, a retiring thread would stop the database.
/// </summary>
internal sealed class ServerProcess
{
    private ServerProcess(int id, Task<int> exited)
    {
        Id = id;
        Exited = exited;
    }

    public int Id { get; }

    /// <summary>Completes with the exit code when the server and its children have gone.</summary>
    public Task<int> Exited { get; }

    public static async Task<ServerProcess> StartAsync(ProcessStartInfo command, ServerLog log)
    {
        var started = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var exited = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var parent = new Thread(() => Run(command, log, started, exited)) { IsBackground = true, Name = "postgres parent" };
        parent.Start();
        return new ServerProcess(await started.Task, exited.Task);
    }

    private static void Run(ProcessStartInfo command, ServerLog log, TaskCompletionSource<int> started, TaskCompletionSource<int> exited)
    {
        try
        {
            using var process = Process.Start(command)!;
            process.StandardInput.Close();
            process.OutputDataReceived += (_, line) => log.Append(line.Data);
            process.ErrorDataReceived += (_, line) => log.Append(line.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            started.SetResult(process.Id);
            process.WaitForExit();
            exited.SetResult(process.ExitCode);
        }
        catch (Exception failure) when (started.TrySetException(failure))
        {
        }
    }
}
