namespace TrackingPlatform.Host;

/// <summary>A reason not to start that the operator can do something about: what, why, and the remedy. Printed without a stack trace.</summary>
internal sealed class StartupFailure : Exception
{
    private StartupFailure(string what, string why, string remedy, Exception? cause = null)
        : base(what, cause)
    {
        Why = why;
        Remedy = remedy;
    }

    public string Why { get; }

    public string Remedy { get; }

    public static StartupFailure BadConfiguration(string why) => new(
        "The configuration cannot be used",
        why,
        "Correct the setting in appsettings.json, the environment or on the command line.");

    public static StartupFailure PortTaken(string address, string why) => new(
        $"The address {address} cannot be listened on",
        why,
        "Stop the program that uses it, or choose another address: ASPNETCORE_URLS=http://127.0.0.1:8081");

    public static StartupFailure DataDirectoryInUse(string directory, string processId) => new(
        $"The data directory {directory} is in use",
        processId.Length > 0 ? $"The running process {processId} holds its lock." : "Another running process holds its lock.",
        "Stop that process, or give this one a directory of its own: Platform__DataDirectory=/another/directory");

    public static StartupFailure DataDirectoryNotWritable(string directory, Exception cause) => new(
        $"The data directory {directory} cannot be written",
        cause.Message,
        "Let this account write there (chown), or choose another directory: Platform__DataDirectory=/another/directory",
        cause);

    public static StartupFailure DataDirectoryClosed(string directory, string account) => new(
        $"The data directory {directory} is closed to the database",
        $"PostgreSQL does not run as root; the account {account} cannot pass through the folders above it.",
        "Open them for passing (chmod o+x), or choose another directory: Platform__DataDirectory=/var/lib/trackingplatform");

    public static StartupFailure NoServerAccount() => new(
        "There is no account to run PostgreSQL under",
        "PostgreSQL does not run as root, and neither postgres nor nobody exists here.",
        "Make one (useradd --system postgres), or start the platform as another user than root.");

    public static StartupFailure NoPostgres() => new(
        "No PostgreSQL was found",
        "Neither Platform:PostgresBinaries, a folder pgsql beside the app, /usr/lib/postgresql nor the path holds initdb and postgres.",
        "Install it (apt-get install postgresql), or use a database elsewhere: "
            + "ConnectionStrings__Platform='Host=…;Database=platform;Username=…;Password=…'");

    public static StartupFailure NoPostgresIn(string folder) => new(
        $"No PostgreSQL was found in {folder}",
        "Platform:PostgresBinaries names this folder, but it does not hold initdb and postgres.",
        "Name the folder that holds both, such as /usr/lib/postgresql/15/bin, or leave the setting out "
            + "(apt-get install postgresql), or use a database elsewhere: ConnectionStrings__Platform=…");

    public static StartupFailure PostgresNotExecutable(string executable, Exception cause) => new(
        "PostgreSQL could not be started",
        $"{executable}: {cause.Message}",
        "Install what is missing (apt-get install postgresql util-linux), or use a database elsewhere: ConnectionStrings__Platform=…",
        cause);

    public static StartupFailure ClusterNotMade(string directory, string why) => new(
        $"The database cluster in {directory} could not be made",
        why,
        "Make room and let the account write there, then start again.");

    public static StartupFailure DamagedDataDirectory(string directory, string why, string log) => new(
        $"The database in {directory} does not start; the data directory may be damaged",
        why,
        $"Read {log}. Restore the data directory from a backup, or move it away to start empty; nothing was changed or removed.");

    public static StartupFailure OtherPostgresVersion(string directory, string version, string binaries) => new(
        $"The database in {directory} belongs to another version of PostgreSQL",
        $"It was made by PostgreSQL {version}; the one in {binaries} is another version.",
        $"Install that version (apt-get install postgresql-{version}), or move the data over with pg_upgrade.");

    public static StartupFailure ClusterKeysLost(string keys, Exception cause) => new(
        "The passwords of the private database are lost",
        $"The database refuses the passwords kept in {keys}.",
        $"Restore {keys} from the same backup as the database beside it.",
        cause);

    public static StartupFailure DiskFull(string directory) => new(
        $"The disk that holds {directory} is full",
        "PostgreSQL could not write.",
        "Make room, then start again; nothing is lost.");

    public static StartupFailure UnreadableConnectionString(string why, Exception? cause = null) => new(
        "ConnectionStrings:Platform cannot be read",
        why,
        "Write it like Host=db.example;Port=5432;Database=platform;Username=owner;Password=secret, or leave it out for the embedded database.",
        cause);

    public static StartupFailure CredentialsRefused(string target, Exception cause) => new(
        $"The database {target} refuses the login",
        cause.Message,
        "Correct user name and password in ConnectionStrings__Platform, or let the login in (pg_hba.conf).",
        cause);

    public static StartupFailure DatabaseMissing(string target, Exception cause) => new(
        $"The database {target} does not exist",
        cause.Message,
        "Create it for that login (CREATE DATABASE platform OWNER owner), or correct ConnectionStrings__Platform.",
        cause);

    public static StartupFailure DatabaseUnreachable(string target, TimeSpan patience, string why) => new(
        $"The database {target} did not answer within {patience.TotalSeconds:0} seconds",
        why,
        "Start the database, or correct host and port in ConnectionStrings__Platform.");

    public static StartupFailure DatabaseNotPrepared(string target, Exception cause) => new(
        $"The database {target} could not be brought up to date",
        cause.Message,
        "The login in ConnectionStrings__Platform must own the database and may create roles (CREATEROLE); restore a backup if a migration was cut short.",
        cause);

    public static StartupFailure MasterKeyDamaged(string file) => new(
        $"The master key in {file} cannot be read",
        "It is not 32 bytes in base64.",
        $"Restore {file} from the same backup as the database: without it the stored secrets cannot be opened.");

    public static StartupFailure TenantsNotSeparated(string table, string login) => new(
        "The database does not keep tenants apart",
        $"The login {login} sees rows of {table} without naming a tenant.",
        "Give the platform a login of its own for ConnectionStrings__Runtime that is neither superuser nor has BYPASSRLS nor owns the tables, or leave the setting out.");

    public void Print(TextWriter output) => output.WriteLine(
        $"""
        TrackingPlatform did not start. {Message}.
          Why:    {Why}
          Remedy: {Remedy}
        """);
}
