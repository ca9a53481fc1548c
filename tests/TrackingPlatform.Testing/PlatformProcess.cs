using System.Diagnostics;
using System.Text;

namespace TrackingPlatform.Testing;

/// <summary>The built product as a process of its own, as an operator would run it.</summary>
public sealed class PlatformProcess : IAsyncDisposable
{
    private const string ReadyLine = "TrackingPlatform is ready on ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();
    private readonly TaskCompletionSource<Uri> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PlatformProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it listens, once it is ready.</summary>
    public Uri Address => ready.Task is { IsCompletedSuccessfully: true } task ? task.Result : throw new InvalidOperationException("It is not ready yet.");

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public int ExitCode => process.ExitCode;

    /// <summary>Everything written to the standard output so far.</summary>
    public string Output => Text(output);

    /// <summary>Everything written to the standard error so far.</summary>
    public string Errors => Text(errors);

    /// <summary>Starts it on a free port, without waiting for anything.</summary>
    /// <param name="dataDirectory">Its data directory, kept by the caller so that it can be started again.</param>
    /// <param name="environment">Settings such as <c>Platform__Roles</c>; they go before the defaults.</param>
    public static PlatformProcess Launch(string dataDirectory, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.HostAssembly])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Platform__DataDirectory"] = dataDirectory;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return new PlatformProcess(process);
    }

    /// <summary>Starts it and waits until it is ready.</summary>
    public static async Task<PlatformProcess> StartAsync(string dataDirectory, IReadOnlyDictionary<string, string>? environment = null)
    {
        var platform = Launch(dataDirectory, environment);
        try
        {
            await platform.WaitUntilReadyAsync();
            return platform;
        }
        catch
        {
            await platform.DisposeAsync();
            throw;
        }
    }

    public async Task WaitUntilReadyAsync()
    {
        var ended = process.WaitForExitAsync();
        if (await Task.WhenAny(ready.Task, ended, Task.Delay(Patience)) != ready.Task)
        {
            throw new InvalidOperationException(
                $"The platform {(process.HasExited ? $"ended with {process.ExitCode}" : $"was not ready within {Patience}")}.\n{Output}\n{Errors}");
        }
    }

    /// <summary>Waits for it to end by itself; the exit code.</summary>
    public async Task<int> WaitForExitAsync()
    {
        using var giveUp = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(giveUp.Token);
        return process.ExitCode;
    }

    /// <summary>Asks it to stop (SIGTERM) and waits; the exit code.</summary>
    public Task<int> StopAsync()
    {
        ProcessTree.Terminate(process.Id);
        return WaitForExitAsync();
    }

    /// <summary>Kills it (SIGKILL), as the kernel would in want of memory. Its database notices by itself.</summary>
    public Task KillAsync()
    {
        ProcessTree.Kill(process.Id);
        return ProcessTree.GoneAsync(process.Id);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await StopAsync();
        }

        process.Dispose();
    }

    private static bool IsOurs(string name) =>
        name.StartsWith("Platform__", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ConnectionStrings__", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase);

    private static void Keep(StringBuilder text, string? line)
    {
        if (line is not null)
        {
            lock (text)
            {
                text.AppendLine(line);
            }
        }
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }

    private void Read(string? line)
    {
        Keep(output, line);
        if (line?.StartsWith(ReadyLine, StringComparison.Ordinal) == true)
        {
            ready.TrySetResult(new Uri(line[ReadyLine.Length..].Split(' ')[0]));
        }
    }
}
