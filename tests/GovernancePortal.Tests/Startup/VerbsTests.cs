using GovernancePortal.Web.Startup;
using Xunit;

namespace GovernancePortal.Tests.Startup;

public class VerbsTests
{
    [Fact]
    public void An_unknown_verb_is_answered_with_the_list()
    {
        var errors = new StringWriter();
        Assert.Null(Verbs.Read(["migrat"], errors));
        Assert.Contains("\"migrat\"", errors.ToString(), StringComparison.Ordinal);
        Assert.All(Verbs.All, verb => Assert.Contains(verb.Usage, errors.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Too_many_arguments_are_answered_with_the_usage()
    {
        var errors = new StringWriter();
        Assert.Null(Verbs.Read(["migrate", "now"], errors));
        Assert.Contains("Usage: migrate", errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("run")]
    [InlineData("--urls=http://localhost:1")]
    public void Without_a_verb_the_portal_is_served(params string[] args) =>
        Assert.Null(Verbs.Read(args, TextWriter.Null)!.Verb);

    [Fact]
    public void A_verb_gets_its_own_arguments_only() =>
        Assert.Empty(Verbs.Read(["migrate"], TextWriter.Null)!.Arguments);

    [Fact]
    public void Verb_names_are_told_apart() =>
        Assert.Equal(Verbs.All.Count, Verbs.All.Select(v => string.Join(' ', v.Usage.Split(' ').TakeWhile(word => char.IsLower(word[0])))).Append("run").Distinct(StringComparer.Ordinal).Count() - 1);
}
