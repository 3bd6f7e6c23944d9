using System.Runtime.InteropServices;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Search;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Startup;

/// <summary>What a verb is given beside the services: its arguments and the one place for its result.</summary>
public delegate Task<int> VerbHandler(IServiceProvider services, string[] arguments, TextWriter output, CancellationToken cancel);

/// <summary>One verb of the host: a new one is one entry in <see cref="Verbs.All"/>.</summary>
/// <param name="Usage">Name and arguments as typed, e.g. "export-systems FILE".</param>
/// <param name="Summary">One line for the list of verbs.</param>
/// <param name="Arguments">How many arguments it takes at least and at most.</param>
/// <param name="Handle">Gets a scope of its own, after the database is ready; returns the exit code.</param>
public sealed record Verb(string Usage, string Summary, Range Arguments, VerbHandler Handle)
{
    public string Name => Usage.Split(' ')[0];

    /// <summary>False for what is worked out from its arguments alone: it gets the clock and nothing of the portal, and so begins at once.</summary>
    public bool NeedsDatabase { get; init; } = true;
}

/// <summary>What was asked for on the command line.</summary>
/// <param name="Verb">Null: serve the portal.</param>
/// <param name="Arguments">The verb's own.</param>
/// <param name="Settings">Settings for the host (--key=value), given only without a verb.</param>
public sealed record VerbCall(Verb? Verb, string[] Arguments, string[] Settings);

/// <summary>The verbs of the host: <c>dotnet run --project src/GovernancePortal.Web -- VERB …</c>.</summary>
public static class Verbs
{
    /// <summary>Exit code of a command that cannot be run as it is given or set up.</summary>
    public const int Misused = 2;

    public static IReadOnlyList<Verb> All { get; } =
    [
        new("migrate", "brings the database up to date", 0..0, MigrateAsync),
        new("seed", "adds what an empty database needs; in Development the demonstration, too", 0..0, SeedAsync),
        new("create-admin USER NAME READING", "makes an account of a portal administrator and prints its temporary password once", 3..3, CreateAdminAsync),
        new("import systems FILE [--mapping FILE] [--dry-run] [--good-rows]", "brings rows of an .xlsx or CSV into the ledger of systems; the result is JSON", 2..6, SheetVerbs.ImportAsync),
        new("import consultations FILE [--dry-run]", "brings decisions from before the portal in; the result is JSON", 2..3, SheetVerbs.ImportAsync),
        new("export systems FILE [--encoding utf-8|cp932]", "writes the ledger of systems as .xlsx or CSV, by the ending of FILE", 2..4, SheetVerbs.ExportAsync),
        new("import kpis FILE [--dry-run]", "brings the wide sheet of plans and KPIs in; the result is JSON", 2..3, KpiVerbs.ImportAsync),
        new("export kpis FILE [--encoding utf-8|cp932] [--plan NAME]", "writes plans back as the wide sheet, .xlsx or CSV by the ending of FILE", 2..6, KpiVerbs.ExportAsync),
        new("export kpi-targets FILE [--encoding utf-8|cp932] [--plan NAME]", "writes every target as it is understood, one row for each KPI and fiscal year", 2..6, KpiVerbs.ExportAsync),
        new("simulate season [--cases N] [--seed N] [--fy YEAR] [--reviewers N] [--json]", "levels the filings of generated cases by the same plan that advises sections; needs no database", 1..10, SeasonVerb.SimulateAsync) { NeedsDatabase = false },
        new("plan audits --sections FILE --auditors FILE --capacity FILE --from FY --to FY [--seed N] --out FILE", "plans the audits of a cycle over years, months and teams; needs no database", 13..15, AuditVerbs.PlanAsync) { NeedsDatabase = false },
        new("reindex", "makes the search index of every record anew where it differs", 0..0, ReindexAsync),
        new("verify-trail", "recomputes every chain of the Trail and names the first broken row", 0..0, VerifyTrailAsync),
    ];

    /// <summary>Reads the command line; null after a message when it names no verb or the wrong number of arguments.</summary>
    public static VerbCall? Read(string[] args, TextWriter errors)
    {
        // What begins with a dash is a setting: test hosts and "dotnet run -- --urls=…" give only those.
        if (args.Length == 0 || args[0].StartsWith('-')) return new VerbCall(null, [], args);
        if (args is ["run"]) return new VerbCall(null, [], []);
        var rest = args[1..];
        // Two verbs may share a name and differ in what they are about: "import systems", "import consultations".
        var verb = All.FirstOrDefault(v => v.Name == args[0] && rest.Length > 0 && v.Usage.StartsWith($"{args[0]} {rest[0]} ", StringComparison.Ordinal)) ?? All.FirstOrDefault(v => v.Name == args[0]);
        if (verb is null)
        {
            errors.WriteLine($"There is no verb \"{args[0]}\". There are:");
            errors.WriteLine($"  {"run",-30} serves the portal (also without a verb)");
            foreach (var known in All) errors.WriteLine($"  {known.Usage,-30} {known.Summary}");
            return null;
        }

        if (rest.Length >= verb.Arguments.Start.Value && rest.Length <= verb.Arguments.End.Value) return new VerbCall(verb, rest, []);
        errors.WriteLine($"Usage: {verb.Usage}");
        return null;
    }

    /// <summary>Makes the database ready, then serves until stopped or runs the one verb. Returns the exit code.</summary>
    public static async Task<int> RunAsync(WebApplication app, VerbCall call)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("GovernancePortal");
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            if (call.Verb is not { } verb)
            {
                var preparation = app.Services.GetRequiredService<Preparation>();
                await preparation.ForServingAsync(app.Services, stop.Token);
                await app.StartAsync(stop.Token);
                preparation.Announce(app, Console.Out);
                await app.WaitForShutdownAsync(stop.Token);
                return 0;
            }

            if (verb.Name is not "migrate" && verb.NeedsDatabase) await app.Services.GetRequiredService<Preparation>().ForVerbAsync(app.Services, stop.Token);
            await using var scope = app.Services.CreateAsyncScope();
            return await verb.Handle(scope.ServiceProvider, call.Arguments, Console.Out, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return call.Verb is null ? 0 : 130;
        }
        catch (StartupRefused refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return Misused;
        }
        catch (RuleViolation violation)
        {
            // In the portal's words, which say how to mend it.
            var text = app.Services.GetRequiredService<IStringLocalizer<Texts>>()["Rule." + violation.Code, [.. violation.Arguments]];
            await Console.Error.WriteLineAsync(text.ResourceNotFound ? violation.Code : $"{violation.Code}: {text.Value}");
            return 1;
        }
        catch (Exception fault)
        {
            log.LogCritical(fault, "{Verb} fails", call.Verb?.Name ?? "run");
            return 1;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task<int> MigrateAsync(IServiceProvider services, string[] arguments, TextWriter output, CancellationToken cancel)
    {
        await services.GetRequiredService<Preparation>().MigrateAsync(cancel);
        await output.WriteLineAsync("The database is up to date.");
        return 0;
    }

    private static async Task<int> SeedAsync(IServiceProvider services, string[] arguments, TextWriter output, CancellationToken cancel)
    {
        await services.GetRequiredService<Preparation>().SeedAsync(services, cancel);
        await output.WriteLineAsync("The database holds what it needs.");
        return 0;
    }

    private static async Task<int> CreateAdminAsync(IServiceProvider services, string[] arguments, TextWriter output, CancellationToken cancel)
    {
        var actor = Actor.Operator(services.GetRequiredService<TimeProvider>().GetUtcNow());
        var password = await services.GetRequiredService<FirstAdministratorService>().CreateAsync(arguments[0], arguments[1], arguments[2], actor, cancel);
        await output.WriteLineAsync($"{arguments[0]} {password}");
        return 0;
    }

    private static async Task<int> ReindexAsync(IServiceProvider services, string[] arguments, TextWriter output, CancellationToken cancel)
    {
        var done = await services.GetRequiredService<SearchIndex>().ReindexAsync(cancel);
        await output.WriteLineAsync($"{done.Records} records looked at, {done.Written} entries written, {done.Removed} removed.");
        return 0;
    }

    private static async Task<int> VerifyTrailAsync(IServiceProvider services, string[] arguments, TextWriter output, CancellationToken cancel)
    {
        var (rows, broken) = await services.GetRequiredService<TrailQueries>().VerifyAsync(cancel);
        await output.WriteLineAsync(broken is null
            ? $"{rows} rows of the Trail, every chain intact."
            : $"Broken: {broken.SubjectType} {broken.SubjectId}, sequence {broken.Sequence}, row {broken.RowId?.ToString() ?? "-"}: {broken.Fault}.");
        return broken is null ? 0 : 1;
    }
}
