using System.Diagnostics;
using System.Globalization;

namespace TrackingPlatform.Host.Database;

/// <summary>
/// The account that PostgreSQL runs under. PostgreSQL refuses root, so root hands over to <c>postgres</c> (or <c>nobody</c>)
/// through <c>setpriv</c>; anyone else runs it as themselves.
/// </summary>
internal sealed class ServerAccount
{
    private static readonly string[] Candidates = ["postgres", "nobody"];

    /// <summary>Lets the account pass through parents that are closed to it, such as a home of mode 0700; it gives no right to write.</summary>
    private static readonly string[] PassClosedFolders = ["--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"];

    private readonly Entry? entry;
    private readonly string[] extraRights;

    private ServerAccount(Entry? entry, string[] extraRights)
    {
        this.entry = entry;
        this.extraRights = extraRights;
    }

    public static async Task<ServerAccount> ChooseAsync(ClusterLayout layout, PostgresBinaries binaries, CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return new ServerAccount(null, []);
        }

        var entry = FindEntry() ?? throw StartupFailure.NoServerAccount();
        foreach (var account in new[] { new ServerAccount(entry, []), new ServerAccount(entry, PassClosedFolders) })
        {
            account.Own(layout.Root);
            if (await account.CanReachAsync(Path.Combine(layout.Root, "."), cancellationToken) && await account.CanReachAsync(binaries.Postgres, cancellationToken))
            {
                return account;
            }
        }

        throw StartupFailure.DataDirectoryClosed(layout.Root, entry.Name);
    }

    public void Own(string path)
    {
        if (entry is not null)
        {
            Posix.ChangeOwner(path, entry.User, entry.Group);
        }
    }

    /// <param name="executable">What to run.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="diesWithParent">Whether the kernel interrupts it when the starting thread ends, kill -9 of this process included.</param>
    public ProcessStartInfo Command(string executable, IEnumerable<string> arguments, bool diesWithParent)
    {
        string[] prefix =
        [
            // A session of its own: Ctrl-C in a terminal is for the app, which stops the database last.
            .. Exists("setsid") ? ["setsid"] : Array.Empty<string>(),
            .. Privileges(diesWithParent),
        ];
        string[] command = [.. prefix, executable, .. arguments];

        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };

        // The app's environment may hold secrets, and PG… variables would change what the server does.
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["TZ"] = "UTC";
        return start;
    }

    private IEnumerable<string> Privileges(bool diesWithParent)
    {
        string[] death = diesWithParent ? ["--pdeathsig", "INT"] : [];
        return entry is not null
            ? ["setpriv", $"--reuid={entry.User}", $"--regid={entry.Group}", "--init-groups", .. extraRights, .. death, "--"]
            : diesWithParent && Exists("setpriv") ? ["setpriv", .. death, "--"] : [];
    }

    /// <summary>Asked of <c>stat</c>, since <c>test -x</c> leaves extra rights out of account.</summary>
    private async Task<bool> CanReachAsync(string path, CancellationToken cancellationToken)
    {
        using var process = Process.Start(Command("stat", [path], diesWithParent: false))!;
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0;
    }

    private static bool Exists(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, tool)));

    private static Entry? FindEntry() =>
        Candidates
            .Select(name => File.ReadLines("/etc/passwd").Select(line => line.Split(':')).FirstOrDefault(fields => fields[0] == name))
            .Where(fields => fields is { Length: >= 4 })
            .Select(fields => new Entry(fields![0], uint.Parse(fields[2], CultureInfo.InvariantCulture), uint.Parse(fields[3], CultureInfo.InvariantCulture)))
            .FirstOrDefault();

    private sealed record Entry(string Name, uint User, uint Group);
}
