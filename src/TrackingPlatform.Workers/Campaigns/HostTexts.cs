using DnsClient;

namespace TrackingPlatform.Workers.Campaigns;

/// <summary>Asks the machine's own name servers for texts: .NET's resolver knows addresses only.</summary>
internal sealed class HostTexts(ILookupClient dns)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>By what the machine is set up with. Nothing is kept: a record that was just made must be seen.</summary>
    public static HostTexts OfThisMachine() => new(new LookupClient(Settings(new LookupClientOptions())));

    internal static LookupClientOptions Settings(LookupClientOptions options)
    {
        (options.UseCache, options.Timeout, options.Retries, options.ThrowDnsErrors) = (false, Patience, 1, false);
        return options;
    }

    public async Task<IReadOnlyList<string>> AskAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await dns.QueryAsync(name, QueryType.TXT, cancellationToken: cancellationToken);
            // A long text comes in pieces of 255 bytes (RFC 7208, 3.3).
            return [.. answer.Answers.TxtRecords().Select(record => string.Concat(record.Text))];
        }
        catch (DnsResponseException) when (!cancellationToken.IsCancellationRequested)
        {
            return [];
        }
    }
}
