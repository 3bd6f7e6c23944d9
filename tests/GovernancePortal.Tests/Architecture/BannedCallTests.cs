using Xunit;

namespace GovernancePortal.Tests.Architecture;

/// <summary>docs/architecture.md, arrow 5: calls that hide the time, bypass the Trail or block a thread.</summary>
public class BannedCallTests
{
    private static IEnumerable<Mention> All => Portal.Core.Mentions.Concat(Portal.Web.Mentions);

    [Fact]
    public void Nobody_reads_an_ambient_clock() => ArrowTests.Nothing(
        "The time comes from TimeProvider at the edges and from Actor.Now inside: take it as an argument.",
        from m in All
        where (m.Type is "System.DateTime" or "System.DateTimeOffset") && m.Member is "get_Now" or "get_UtcNow" or "get_Today" && m.Type != "System.TimeProvider"
        select $"{m.From}.{m.Method}: {m.Type}.{m.Member}");

    [Fact]
    public void Ids_grow_with_time() => ArrowTests.Nothing(
        "Use Guid.CreateVersion7(actor.Now): ids in the order of time keep indexes small.",
        from m in All where m is { Type: "System.Guid", Member: "NewGuid" } select $"{m.From}.{m.Method}");

    [Fact]
    public void Nothing_bypasses_the_trail_and_the_versions() => ArrowTests.Nothing(
        "Load the rows, change them through their methods and save: bulk statements and raw SQL leave neither Trail nor version. SQL that must be stands in Platform.",
        from m in All
        where Portal.ModuleOf(m.From) != "Platform" && m.Member is { } member
            && m.Type.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal)
            && new[] { "ExecuteUpdate", "ExecuteDelete", "FromSql", "SqlQuery", "ExecuteSql" }.Any(banned => member.StartsWith(banned, StringComparison.Ordinal))
        select $"{m.From}.{m.Method}: {m.Member}");

    [Fact]
    public void Nobody_waits_for_a_task_by_blocking() => ArrowTests.Nothing(
        "Await it: a blocked thread is one request less.",
        from m in All
        where !m.InStateMachine && m.Method != "<Main>"
        where (m.Type == "System.Threading.Tasks.Task" && m.Member is "get_Result" or "Wait" or "WaitAll" or "WaitAny")
            || (m.Type is "System.Threading.Tasks.ValueTask" && m.Member is "get_Result")
            || (m.Type.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal) && m.Type.EndsWith("TaskAwaiter", StringComparison.Ordinal) && m.Member == "GetResult")
        select $"{m.From}.{m.Method}: {m.Type}.{m.Member}");

    [Fact]
    public void The_schema_comes_from_migrations() => ArrowTests.Nothing(
        "Add a migration: EnsureCreated makes a schema that no migration can change.",
        from m in All where m.Member is "EnsureCreated" or "EnsureCreatedAsync" or "EnsureDeleted" or "EnsureDeletedAsync" select $"{m.From}.{m.Method}");

    [Fact]
    public void Names_say_what_a_thing_does() => ArrowTests.Nothing(
        "A name ending in Manager, Helper, Util or Dto says nothing: name the job.",
        Portal.Core.Types.Concat(Portal.Web.Types).Where(t => new[] { "Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Dto" }.Any(end => Portal.ShortName(t).EndsWith(end, StringComparison.Ordinal) && !t.EndsWith("TagHelper", StringComparison.Ordinal))));

    [Fact]
    public void The_reader_of_code_sees_what_it_should()
    {
        // These findings exist on purpose; a reader that overlooks them would make every test above pass.
        Assert.Contains(Portal.Core.Mentions, m => m.From.EndsWith(".Trail.TrailQueries", StringComparison.Ordinal) && m.Member?.StartsWith("SqlQuery", StringComparison.Ordinal) == true);
        Assert.Contains(Portal.Core.Mentions, m => m.From.EndsWith("ConsultationCaseService", StringComparison.Ordinal) && m.Type == "GovernancePortal.Core.Platform.PortalDb");
        Assert.Contains(Portal.Core.Mentions, m => m.From.EndsWith("ConsultationCaseService", StringComparison.Ordinal) && m.Member == "Set" && m.Arguments.Contains("GovernancePortal.Core.Consultations.Consultation"));
        Assert.Contains(Portal.Core.Mentions, m => m.From.EndsWith("DecisionService", StringComparison.Ordinal) && m.Member == "ConcludeContractAsync");
        Assert.Contains(Portal.Web.Literals, l => l.GivenTo == "WriteLiteral" && l.Text.Contains('<', StringComparison.Ordinal));
    }
}
