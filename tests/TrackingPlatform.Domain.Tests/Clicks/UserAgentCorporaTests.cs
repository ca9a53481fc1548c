using System.Globalization;
using System.Text;
using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Domain.Tests.Clicks;

/// <summary>The parser against public collections of agents, with ua-parser-js as the reference. Where they differ in wording only, <see cref="ReferenceAgent"/> translates.</summary>
public sealed class UserAgentCorporaTests
{
    private const double Wanted = 0.98;
    private const double MostPeopleCalledBots = 0.005;

    private readonly UserAgentReference _reference = UserAgentReference.Load();
    private readonly StringBuilder _figures = new();

    [Fact]
    public void Peoples_agents_are_read_as_the_reference_reads_them()
    {
        var people = _reference.People;
        Assert.InRange(people.Count, 500, 100_000);

        Assert.InRange(Agreement("browser", people, agent => agent.OurBrowser, agent => agent.Ours.Browser), Wanted, 1);
        Assert.InRange(Agreement("browser version", people, agent => agent.BrowserVersion, agent => agent.Ours.BrowserVersion), Wanted, 1);
        Assert.InRange(Agreement("system", people, agent => agent.OurOs, agent => agent.Ours.Os), Wanted, 1);
        Assert.InRange(Agreement("system version", people, agent => agent.OsVersion, agent => agent.Ours.OsVersion), Wanted, 1);
        Assert.InRange(Agreement("device", people, agent => agent.OurDevice, agent => agent.Ours.Device.Name()), Wanted, 1);
        Assert.InRange(Agreement("brand where it has one", [.. people.Where(agent => agent.Brand.Length > 0)], agent => agent.OurBrand, agent => agent.Ours.Brand), Wanted, 1);
        Keep("people");
    }

    [Fact]
    public void Crawlers_are_recognised_and_people_are_not_taken_for_them()
    {
        var crawlers = _reference.Crawlers;
        Assert.InRange(crawlers.Count, 1_000, 100_000);

        Assert.InRange(Share("crawlers recognised", crawlers, text => UserAgent.Parse(text).IsBot), Wanted, 1);
        Assert.InRange(1 - Share("people taken for people", _reference.People, agent => !agent.Ours.IsBot), 0, MostPeopleCalledBots);
        Keep("crawlers");
    }

    private double Agreement(string what, IReadOnlyList<ReferenceAgent> agents, Func<ReferenceAgent, string> theirs, Func<ReferenceAgent, string> ours) =>
        Share(what, agents, agent => theirs(agent) == ours(agent));

    private double Share<T>(string what, IReadOnlyList<T> all, Func<T, bool> agrees)
    {
        var share = (double)all.Count(agrees) / all.Count;
        _figures.AppendLine(CultureInfo.InvariantCulture, $"user agents, {what}: {share:P2} of {all.Count:N0}");
        return share;
    }

    // For run-tests to print: the runner shows no output of tests that pass.
    private void Keep(string part) => File.WriteAllText(Path.Combine(UserAgentReference.Folder, $"agreement-{part}.txt"), _figures.ToString());
}
