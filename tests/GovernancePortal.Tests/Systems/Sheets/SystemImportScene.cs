using System.Text;
using System.Text.Json;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Sheets;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Platform.Sheets;
using GovernancePortal.Web.Startup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Tests.Systems.Sheets;

/// <summary>The demonstration ledger, files made for it, and the acts of an import.</summary>
public abstract class SystemImportScene : PortalTest
{
    protected static readonly Encoding Cp932 = CodePagesEncodingProvider.Instance.GetEncoding(932)!;

    protected Actor Operator => Actor.Operator(Clock.Now);

    protected static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n");

    protected static byte[] Workbook(params string[] lines) => Workbooks.OfTexts(lines.Select(l => (IReadOnlyList<string>)l.Split(',')));

    protected async Task<(ImportRun Run, IReadOnlyList<ImportFault> Faults)> LookAsync(byte[] file, Actor? actor = null, IReadOnlyDictionary<string, string>? mapping = null)
    {
        var run = await UseAsync<SystemImportService, ImportRun>(s => s.ReadAsync(new MemoryStream(file), "台帳.csv", actor ?? Operator));
        run = await UseAsync<SystemImportService, ImportRun>(async s => await s.PreviewAsync(run.Id, mapping ?? await s.ProposalAsync(run, actor ?? Operator), actor ?? Operator));
        return (run, await UseAsync<SystemImportQueries, IReadOnlyList<ImportFault>>(q => q.FaultsAsync(run.Id)));
    }

    protected Task<ImportRun> ApplyAsync(ImportRun run, bool goodRows = false, Actor? actor = null) =>
        UseAsync<SystemImportService, ImportRun>(s => s.ApplyAsync(run.Id, goodRows, run.Version, actor ?? Operator));

    protected Task<InformationSystem> SystemAsync(string code) => ReadAsync(db => db.Set<InformationSystem>().AsNoTracking().Include(x => x.Links).SingleAsync(x => x.Code == code));

    protected Task<List<TrailEntry>> TrailAsync(Guid system) => ReadAsync(db => db.Set<TrailEntry>().AsNoTracking().Where(x => x.SubjectType == InformationSystem.SubjectType && x.SubjectId == system).OrderByDescending(x => x.Sequence).ToListAsync());

    /// <summary>Everything in the ledger and its history: equal before and after where nothing was written.</summary>
    protected async Task<(int Systems, long Versions, int Trail)> LedgerAsync() => (
        await ReadAsync(db => db.Set<InformationSystem>().CountAsync()),
        await ReadAsync(async db => (await db.Set<InformationSystem>().AsNoTracking().ToListAsync()).Sum(x => (long)x.Version)),
        await ReadAsync(db => db.Set<TrailEntry>().CountAsync(x => x.SubjectType == InformationSystem.SubjectType)));

    /// <summary>Runs a verb as the command line does; the exit code and what stood on standard output.</summary>
    protected async Task<(int Exit, JsonElement Output)> VerbAsync(params string[] arguments)
    {
        var call = Verbs.Read(arguments, TextWriter.Null)!;
        await using var scope = Host.Services.CreateAsyncScope();
        var output = new StringWriter();
        var exit = await call.Verb!.Handle(scope.ServiceProvider, call.Arguments, output, CancellationToken.None);
        return (exit, JsonDocument.Parse(output.ToString()).RootElement);
    }

    protected static string Place(string ending) => Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ending);
}
