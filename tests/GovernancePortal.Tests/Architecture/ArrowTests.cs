using Xunit;

namespace GovernancePortal.Tests.Architecture;

/// <summary>docs/architecture.md, arrows 1 to 4. A finding reads "who, where: what".</summary>
public class ArrowTests
{
    /// <summary>Besides Platform, Calendar and People's queries, which every module may use.</summary>
    private static readonly (string From, string To)[] Arrows =
    [
        ("Consultations", "Systems"),
        ("Surveys", "Systems"),
        ("Bcp", "Systems"),
        ("Kpis", "Systems"),
        ("Audits", "Systems"),
        ("Incidents", "Systems"),
        ("Audits", "SelfChecks"),
        ("Audits", "Training"),
        ("Instructions", "Audits"),
        ("Dashboard", "Audits"),
        ("Dashboard", "Incidents"),
        ("Consultations", "Audits"),
        ("Consultations", "Kpis"),
        ("Audits", "Kpis"),
        ("Checklists", "Kpis"),
        ("Municipalities", "Checklists"),
        ("Municipalities", "Systems"),
        ("Training", "Municipalities"),
        // On top: used by none.
        ("Radar", "Systems"),
        ("Radar", "Consultations"),
        ("Radar", "Bcp"),
        ("Radar", "Surveys"),
        ("Season", "Systems"),
        ("Season", "Consultations"),
        ("Library", "Consultations"),
        ("YearChange", "Systems"),
        ("YearChange", "Consultations"),
        ("Instructions", "Kpis"),
        ("Instructions", "Consultations"),
        ("Instructions", "Checklists"),
        ("Publication", "Kpis"),
        ("Publication", "Checklists"),
        // The CIO's first screen stands on everything, also on what stands on top.
        ("Dashboard", "Systems"),
        ("Dashboard", "Kpis"),
        ("Dashboard", "Consultations"),
        ("Dashboard", "Instructions"),
        ("Dashboard", "Publication"),
        ("Dashboard", "Radar"),
        ("Dashboard", "Season"),
    ];

    /// <summary>Writing methods that one module calls on another, each named for the event it tells of.</summary>
    private static readonly (string Type, string Method)[] Events =
    [
        ("GovernancePortal.Core.Systems.SystemRegister", "ConcludeContractAsync"), ("GovernancePortal.Core.Systems.SystemRegister", "TakeSurveyAnswerAsync"),
        ("GovernancePortal.Core.Systems.SystemRegister", "SettleCaseAsync"),
        ("GovernancePortal.Core.Systems.KarteRegister", "DrilledAsync"), ("GovernancePortal.Core.Consultations.Reuse.SpecificationTakeService", "TakeAsync"),
        ("GovernancePortal.Core.Systems.Plans.PlannedCaseService", "TakeUpAsync"), ("GovernancePortal.Core.Systems.Plans.PlannedCaseService", "AddUnsavedAsync"),
        ("GovernancePortal.Core.Systems.Plans.PlannedCaseService", "DropAsync"), ("GovernancePortal.Core.People.Turn.OrganisationTurnService", "TurnAsync"),
    ];

    private static readonly string[] MayTouchTheDatabase = ["Service", "Register", "Queries", "Mapping", "Module", "Seed", "Handler", "Notices", "Views", "Prefill", "Cache"];

    [Fact]
    public void Core_never_mentions_the_web_project()
    {
        Assert.DoesNotContain(Portal.Core.References, r => r == "GovernancePortal.Web" || r.StartsWith("Microsoft.AspNetCore.Mvc", StringComparison.Ordinal) || r.StartsWith("Microsoft.AspNetCore.Http", StringComparison.Ordinal));
    }

    [Fact]
    public void The_platform_knows_no_module() => Nothing(
        "Platform is what modules stand on. Move the code into the module, or give Platform a contract that the module fulfils.",
        from m in Portal.Core.Mentions
        where Portal.ModuleOf(m.From) == "Platform" && Portal.ModuleOf(m.Type) is { } module && module != "Platform"
        select $"{m.From}.{m.Method}: {m.Type}");

    [Fact]
    public void Modules_use_each_other_only_along_the_arrows() => Nothing(
        "There is no such arrow between these modules. What spans them stands on top as a module of its own; or the arrow is wanted: then add it here and to docs/architecture.md.",
        from m in Crossings()
        let arrow = (Portal.ModuleOf(m.From)!, Portal.ModuleOf(m.Type)!)
        where arrow.Item2 is not ("Calendar" or "People") && !Arrows.Contains(arrow)
        select $"{m.From}.{m.Method}: {m.Type}");

    [Fact]
    public void The_arrows_make_no_circle()
    {
        var edges = (from m in Crossings() where !IsMapping(m.From) select (From: Portal.ModuleOf(m.From)!, To: Portal.ModuleOf(m.Type)!)).Distinct().ToList();
        var left = edges.SelectMany(e => new[] { e.From, e.To }).Distinct().ToList();
        while (left.FirstOrDefault(module => !edges.Any(e => e.From == module && left.Contains(e.To))) is { } end)
        {
            left.Remove(end);
        }
        Assert.True(left.Count == 0, $"These modules use each other in a circle: {string.Join(", ", left)}. One of them should only tell of an event, or both should stand below a third.");
    }

    [Fact]
    public void A_module_asks_another_ones_queries_and_never_changes_its_rows() => Nothing(
        "Another module's rows are its own business: ask its …Queries, or call the method named for the event (list it in Events). Only mappings (foreign keys), seeds and demonstrations may name its entities.",
        from m in Crossings()
        where Portal.ModuleOf(m.Type) != "Calendar" && !IsMapping(m.From) && !IsSeed(m.From)
        where (m.Member is { } member && Portal.Entities.Contains(m.Type) && !member.StartsWith("get_", StringComparison.Ordinal)) || IsForbiddenCall(m)
        select $"{m.From}.{m.Method}: {m.Type}{(m.Member is null ? "" : "." + m.Member)}");

    /// <summary>Sections and bureaus are joined in the same command, or a list of 50 would need one more.</summary>
    private static readonly string[] Directory = ["GovernancePortal.Core.People.Section", "GovernancePortal.Core.People.Bureau"];

    [Fact]
    public void A_module_reads_only_its_own_tables() => Nothing(
        "Ask the other module's …Queries. Only the directory of sections and bureaus is joined by others, and only read.",
        from m in Portal.Core.Mentions
        where m.Member is "Set" && m.Type.EndsWith("DbContext", StringComparison.Ordinal)
        let user = Portal.ModuleOf(m.From)
        where user is not (null or "Platform")
        from table in m.Arguments
        let owner = Portal.ModuleOf(table)
        where owner is not (null or "Platform" or "Calendar") && owner != user
        where !IsMapping(m.From) && !IsSeed(m.From) && !Directory.Contains(table)
        select $"{m.From}.{m.Method}: {table}");

    [Fact]
    public void Entities_know_neither_database_nor_services_nor_requests_nor_the_clock() => Nothing(
        "An entity is plain: what it needs comes as an argument (Actor.Now for the time), what stores it stands in …Mapping.",
        from m in Portal.Core.Mentions
        where Portal.Entities.Contains(m.From)
        where m.Type.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal) || m.Type.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
            || m.Type.StartsWith("Microsoft.AspNetCore.Http", StringComparison.Ordinal) || m.Type == "System.TimeProvider"
        // A counter is read and raised in one place; it is Platform's own.
        where m.From != "GovernancePortal.Core.Platform.Counter"
        select $"{m.From}.{m.Method}: {m.Type}");

    [Fact]
    public void Pages_never_mention_the_database() => Nothing(
        "A page calls a service or a query of its module. Put the question into …Queries, the change into …Service.",
        from m in Portal.Web.Mentions
        where m.Type == "GovernancePortal.Core.Platform.PortalDb" && !m.From.StartsWith("GovernancePortal.Web.Startup.", StringComparison.Ordinal)
        select $"{m.From}.{m.Method}");

    [Fact]
    public void In_a_module_only_services_queries_and_their_like_touch_the_database() => Nothing(
        "Rules stay pure: let a …Service or …Queries load and save, and hand what is needed to this class.",
        (from m in Portal.Core.Mentions
         where m.Type == "GovernancePortal.Core.Platform.PortalDb" && Portal.ModuleOf(m.From) != "Platform"
         where !MayTouchTheDatabase.Any(end => Portal.ShortName(m.From).EndsWith(end, StringComparison.Ordinal)) && !Portal.IsIn(m.From, "Demo")
         select m.From).Distinct());

    [Fact]
    public void Every_module_registers_itself()
    {
        var modules = Portal.Core.Types.Select(Portal.ModuleOf).OfType<string>().Distinct().Where(m => m is not "Platform");
        Assert.All(modules, module => Assert.Contains(Portal.Core.Types, t => Portal.ModuleOf(t) == module && Portal.ShortName(t) == module + "Module"));
    }

    private static IEnumerable<Mention> Crossings() =>
        from m in Portal.Core.Mentions
        let user = Portal.ModuleOf(m.From)
        let used = Portal.ModuleOf(m.Type)
        where user is not null && used is not null && user != used && user != "Platform" && used != "Platform"
        select m;

    private static bool IsMapping(string type) => Portal.ShortName(type).EndsWith("Mapping", StringComparison.Ordinal);

    private static bool IsSeed(string type) => Portal.ShortName(type).EndsWith("Seed", StringComparison.Ordinal) || Portal.IsIn(type, "Demo");

    private static bool IsForbiddenCall(Mention m) => m.Member is { } member && !member.StartsWith('.')
        && (Portal.ShortName(m.Type).EndsWith("Service", StringComparison.Ordinal) || Portal.ShortName(m.Type).EndsWith("Register", StringComparison.Ordinal))
        && !Events.Contains((m.Type, member));

    internal static void Nothing(string instead, IEnumerable<string> findings)
    {
        var found = findings.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(found.Count == 0, $"{instead}\n  {string.Join("\n  ", found.Take(40))}");
    }
}
