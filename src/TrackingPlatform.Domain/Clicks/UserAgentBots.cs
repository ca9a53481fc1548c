namespace TrackingPlatform.Domain.Clicks;

/// <summary>Which agents say that no person is behind them.</summary>
/// <remarks>
/// Three ways, in this order: a name of the table; a word that speaks for itself, such as one with "bot" in it; a web address,
/// which crawlers give so that one can complain and browsers have no reason to.
/// </remarks>
internal static class UserAgentBots
{
    private static readonly (string Token, string Name)[] Table =
    [
        // Previews and search engines whose names do not say "bot", or say more than their name.
        ("Slackbot", "Slackbot"), ("Slack-ImgProxy", "Slack-ImgProxy"), ("facebookexternalhit", "facebookexternalhit"), ("meta-externalagent", "meta-externalagent"),
        ("WhatsApp/", "WhatsApp"), ("SkypeUriPreview", "SkypeUriPreview"), ("vkShare", "vkShare"), ("Iframely", "Iframely"), ("Embedly", "Embedly"),
        ("Mediapartners-Google", "Mediapartners-Google"), ("AdsBot-Google", "AdsBot-Google"), ("APIs-Google", "APIs-Google"), ("Google-InspectionTool", "Google-InspectionTool"),
        ("Google-Read-Aloud", "Google-Read-Aloud"), ("GoogleImageProxy", "GoogleImageProxy"), ("Google Favicon", "Google Favicon"), ("GoogleOther", "GoogleOther"),
        ("BingPreview", "BingPreview"), ("Yahoo! Slurp", "Yahoo! Slurp"), ("ia_archiver", "ia_archiver"), ("ChatGPT-User", "ChatGPT-User"), ("Perplexity-User", "Perplexity-User"),

        // Browsers driven by a program.
        ("HeadlessChrome", "HeadlessChrome"), ("PhantomJS", "PhantomJS"), ("Puppeteer", "Puppeteer"), ("Playwright", "Playwright"), ("Selenium", "Selenium"),
        ("Chrome-Lighthouse", "Chrome-Lighthouse"), ("Cypress/", "Cypress"),

        // Programs and the libraries they are written with.
        ("curl/", "curl"), ("Wget/", "Wget"), ("HTTPie/", "HTTPie"), ("python", "python"), ("Python", "python"), ("aiohttp/", "aiohttp"), ("Scrapy/", "Scrapy"),
        ("Go-http-client", "Go"), ("okhttp/", "okhttp"), ("Apache-HttpClient", "Apache-HttpClient"), ("Java/", "Java"), ("Java-http-client", "Java"), ("libwww-perl", "libwww-perl"),
        ("axios/", "axios"), ("node-fetch", "node-fetch"), ("undici", "undici"), ("got (", "got"), ("PostmanRuntime", "Postman"), ("insomnia/", "Insomnia"),
        ("GuzzleHttp", "Guzzle"), ("PHP/", "PHP"), ("Ruby", "Ruby"), ("Faraday", "Faraday"), ("reqwest/", "reqwest"), ("HttpClient/", "HttpClient"), ("RestSharp", "RestSharp"),
        ("PowerShell/", "PowerShell"), ("ApacheBench", "ApacheBench"), ("k6/", "k6"), ("Nmap", "Nmap"), ("masscan", "masscan"), ("zgrab", "zgrab"),

        // Monitors.
        ("Pingdom", "Pingdom"), ("UptimeRobot", "UptimeRobot"), ("StatusCake", "StatusCake"), ("Site24x7", "Site24x7"), ("GTmetrix", "GTmetrix"), ("Datadog", "Datadog"),
    ];

    private static readonly string[] TellingParts = ["bot", "crawl", "spider", "scrap", "archiver", "fetcher", "validator", "checker", "monitoring", "feedburner", "headless"];

    /// <summary>Words with a telling part that people's devices carry: Cubot makes telephones.</summary>
    private static readonly string[] Innocent = ["cubot"];

    private static readonly string[] Addresses = ["http://", "https://", "+www."];

    public static (string Name, string Version)? Find(ReadOnlySpan<char> agent)
    {
        foreach (var (token, name) in Table)
        {
            var at = agent.IndexOf(token, StringComparison.Ordinal);
            if (at >= 0)
            {
                return (name, UserAgentVersion.After(agent, EndOfWord(agent, at)));
            }
        }

        return FindTellingWord(agent) ?? FindAddress(agent);
    }

    private static (string, string)? FindTellingWord(ReadOnlySpan<char> agent)
    {
        foreach (var part in TellingParts)
        {
            var at = agent.IndexOf(part, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                continue;
            }

            var start = at;
            while (start > 0 && IsWord(agent[start - 1]))
            {
                start--;
            }

            var end = EndOfWord(agent, at);
            var word = agent[start..end];
            if (!IsInnocent(word))
            {
                return (word.ToString(), UserAgentVersion.After(agent, end));
            }
        }

        return null;
    }

    /// <summary>Takes the first word for the name, or the one after "compatible".</summary>
    private static (string, string)? FindAddress(ReadOnlySpan<char> agent)
    {
        var hasAddress = false;
        foreach (var address in Addresses)
        {
            hasAddress |= agent.Contains(address, StringComparison.OrdinalIgnoreCase);
        }

        if (!hasAddress)
        {
            return null;
        }

        const string Compatible = "compatible; ";
        var compatible = agent.IndexOf(Compatible, StringComparison.OrdinalIgnoreCase);
        var start = compatible < 0 ? 0 : compatible + Compatible.Length;
        var end = EndOfWord(agent, start);
        return (agent[start..end].ToString(), UserAgentVersion.After(agent, end));
    }

    private static bool IsInnocent(ReadOnlySpan<char> word)
    {
        foreach (var innocent in Innocent)
        {
            if (word.StartsWith(innocent, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static int EndOfWord(ReadOnlySpan<char> agent, int at)
    {
        while (at < agent.Length && IsWord(agent[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsWord(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';
}
