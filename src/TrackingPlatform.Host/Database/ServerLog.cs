namespace TrackingPlatform.Host.Database;

/// <summary>What the server says: appended to a file, and the last lines kept to explain why it ended.</summary>
internal sealed class ServerLog(string path)
{
    private const int LinesKept = 20;
    private const long LargestFile = 20_000_000;

    private readonly Lock gate = new();
    private readonly Queue<string> lastLines = [];

    public string Path => path;

    public void Append(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (gate)
        {
            lastLines.Enqueue(line);
            if (lastLines.Count > LinesKept)
            {
                lastLines.Dequeue();
            }

            try
            {
                if (File.Exists(path) && new FileInfo(path).Length > LargestFile)
                {
                    File.Move(path, path + ".1", overwrite: true);
                }

                File.AppendAllText(path, line + "\n");
            }
            catch (IOException)
            {
                // A full disk must not take down the reader of the pipe: the server would block on its next line.
            }
        }
    }

    public bool Mentions(string text)
    {
        lock (gate)
        {
            return lastLines.Any(line => line.Contains(text, StringComparison.Ordinal));
        }
    }

    /// <summary>The line that says why it ended: the last fatal one, else the last one.</summary>
    public string Reason()
    {
        lock (gate)
        {
            return lastLines.LastOrDefault(line => line.Contains("PANIC:", StringComparison.Ordinal) || line.Contains("FATAL:", StringComparison.Ordinal))
                ?? lastLines.LastOrDefault()
                ?? "it said nothing";
        }
    }

    public void Forget()
    {
        lock (gate)
        {
            lastLines.Clear();
        }
    }
}
