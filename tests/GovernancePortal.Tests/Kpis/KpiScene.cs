using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Kpis.Sheets;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.TestKit;
using GovernancePortal.Web.Startup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Tests.Kpis;

/// <summary>Plans in the office's database, sheets brought in and taken out.</summary>
public abstract class KpiScene : PortalTest
{
    protected static readonly Encoding Cp932 = CodePagesEncodingProvider.Instance.GetEncoding(932)!;
    protected static readonly UTF8Encoding Utf8 = new(false);

    protected Actor Operator => Actor.Operator(Clock.Now);

    protected static byte[] Csv(params string[] lines) => Utf8.GetBytes(string.Join("\r\n", lines) + "\r\n");

    protected async Task<(ImportRun Run, IReadOnlyList<ImportFault> Faults)> LookAsync(byte[] file, Actor? actor = null)
    {
        var who = actor ?? Operator;
        var run = await UseAsync<KpiImportService, ImportRun>(s => s.ReadAsync(new MemoryStream(file), "計画.csv", who));
        run = await UseAsync<KpiImportService, ImportRun>(s => s.PreviewAsync(run.Id, s.KnownHeadings(run.Headings), who));
        return (run, await UseAsync<KpiImportService, IReadOnlyList<ImportFault>>(s => s.Queries.FaultsAsync(run.Id)));
    }

    protected async Task<ImportRun> BringAsync(byte[] file, Actor? actor = null)
    {
        var (run, faults) = await LookAsync(file, actor);
        Xunit.Assert.Empty(faults.Select(f => $"{f.Row} {f.Column} {f.Code} {string.Join('|', f.Arguments)}"));
        return await UseAsync<KpiImportService, ImportRun>(s => s.ApplyAsync(run.Id, false, run.Version, actor ?? Operator));
    }

    protected async Task<KpiPlanView> PlanAsync(string name) =>
        await UseAsync<KpiPlanQueries, KpiPlanView>(async q => await q.ViewAsync((await q.IdOfAsync(name))!.Value));

    protected Task<Kpi> KpiAsync(string name) => ReadAsync(db => db.Set<Kpi>().AsNoTracking().Include(k => k.Targets).SingleAsync(k => k.Name == name));

    /// <summary>A small plan in force: two KPIs and a row of activities over three years.</summary>
    protected async Task<KpiPlanView> AdoptedAsync()
    {
        await BringAsync(Csv("計画,目的,施策コード,施策名,KPI名,単位,R6,R7,R8", "試験計画,守る,1.1,備える,,,始める,→,→", "試験計画,守る,1.1,備える,備えた数(累計),件,5件,10件,15件", "試験計画,広げる,2.1,開く,公開率,%,―,40%以上,60%以上"));
        var head = await ActorAsync("policyhead");
        var plan = (await PlanAsync("試験計画")).Plan;
        await UseAsync<KpiPlanService>(s => s.AdoptAsync(plan.Id, new AdoptInput { EffectiveOn = new DateOnly(2024, 4, 1), Version = plan.Version }, head));
        return await PlanAsync("試験計画");
    }

    protected Task<Guid> DraftAsync(Actor actor, string name = "新しい計画") => UseAsync<KpiPlanService, Guid>(s => s.CreateAsync(PlanInput(name), actor));

    protected static KpiPlanInput PlanInput(string name = "新しい計画") => new() { Name = name, FromYear = new FiscalYear(2026), ToYear = new FiscalYear(2028), OwnerSectionId = DemoOffice.Section(DemoOffice.PolicyOffice).Id };

    /// <summary>Runs a verb as the command line does; the exit code and what stood on standard output.</summary>
    protected static async Task<(int Exit, JsonElement Output)> VerbAsync(params string[] arguments)
    {
        var call = Verbs.Read(arguments, TextWriter.Null)!;
        await using var scope = Host.Services.CreateAsyncScope();
        var output = new StringWriter();
        var exit = await call.Verb!.Handle(scope.ServiceProvider, call.Arguments, output, CancellationToken.None);
        return (exit, JsonDocument.Parse(output.ToString()).RootElement);
    }

    protected static string Place(string ending) => Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ending);

    protected static List<string[]> Rows(byte[] file, Encoding encoding)
    {
        using var csv = new CsvParser(new StreamReader(new MemoryStream(file), encoding), new CsvConfiguration(CultureInfo.InvariantCulture));
        var rows = new List<string[]>();
        while (csv.Read())
        {
            rows.Add(csv.Record!);
        }
        return rows;
    }
}
