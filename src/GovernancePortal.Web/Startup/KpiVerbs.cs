using System.Text.Json;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Kpis.Sheets;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using Microsoft.Extensions.Localization;
using static GovernancePortal.Web.Startup.SheetVerbs;

namespace GovernancePortal.Web.Startup;

/// <summary>Plans and KPIs as a file, from the command line (docs/kpi-sheet.md): the same services as the pages. Standard output carries one JSON.</summary>
public static class KpiVerbs
{
    private const string Sheet = "kpis";
    private const string Targets = "kpi-targets";

    /// <summary>All rows, or none where one has a fault.</summary>
    public static async Task<int> ImportAsync(IServiceProvider services, string[] arguments, TextWriter output, CancellationToken cancel)
    {
        if (Options(arguments, out var file, flags: ["--dry-run"], values: [], Sheet) is not { } given || file is null)
        {
            return await MisusedAsync("import kpis FILE [--dry-run]");
        }
        if (!File.Exists(file))
        {
            return await MisusedAsync(null, $"There is no file {file}.");
        }
        var texts = services.GetRequiredService<IStringLocalizer<Texts>>();
        var actor = Actor.Operator(services.GetRequiredService<TimeProvider>().GetUtcNow());
        var imports = services.GetRequiredService<KpiImportService>();
        Result result;
        try
        {
            ImportRun run;
            await using (var content = File.OpenRead(file))
            {
                run = await imports.ReadAsync(content, Path.GetFileName(file), actor, cancel);
            }
            run = await imports.PreviewAsync(run.Id, imports.KnownHeadings(run.Headings), actor, ct: cancel);
            var dry = given.ContainsKey("--dry-run");
            var writes = !dry && run.Failed == 0;
            if (writes)
            {
                run = await imports.ApplyAsync(run.Id, false, null, actor, cancel);
            }
            var faults = await imports.Queries.FaultsAsync(run.Id, int.MaxValue, cancel);
            result = new Result(run.Rows, writes || dry ? run.Created : 0, writes || dry ? run.Updated : 0, run.Unchanged, [.. faults.Select(f => new FailedRow(f.Row, f.Column, Both(texts, "SheetFault." + f.Code, [.. f.Arguments])))]);
        }
        catch (RuleViolation refused)
        {
            result = new Result(0, 0, 0, 0, [new FailedRow(1, "", Both(texts, "Rule." + refused.Code, [.. refused.Arguments]))]);
        }
        await output.WriteLineAsync(JsonSerializer.Serialize(result, Written));
        return result.Failed.Count == 0 ? 0 : 1;
    }

    public static async Task<int> ExportAsync(IServiceProvider services, string[] arguments, TextWriter output, CancellationToken cancel)
    {
        var about = arguments is [Targets, ..] ? Targets : Sheet;
        var usage = $"export {about} FILE [--encoding utf-8|cp932] [--plan NAME]";
        if (Options(arguments, out var file, flags: [], values: ["--encoding", "--plan"], about) is not { } given || file is null)
        {
            return await MisusedAsync(usage);
        }
        var kind = Path.GetExtension(file).ToLowerInvariant();
        var encoding = given.GetValueOrDefault("--encoding", "utf-8").ToLowerInvariant();
        if (kind is not (".xlsx" or ".csv") || encoding is not ("utf-8" or "utf8" or "cp932") || (kind == ".xlsx" && given.ContainsKey("--encoding")))
        {
            return await MisusedAsync(usage, "FILE ends with .xlsx or .csv; only a CSV has an encoding.");
        }
        var actor = Actor.Operator(services.GetRequiredService<TimeProvider>().GetUtcNow());
        var plans = services.GetRequiredService<KpiPlanQueries>();
        Guid? planId = null;
        if (given.TryGetValue("--plan", out var name))
        {
            planId = await plans.IdOfAsync(name, cancel);
            if (planId is null)
            {
                return await MisusedAsync(null, $"There is no plan {name}.");
            }
        }
        var sheets = services.GetRequiredService<KpiSheetQueries>();
        var table = about == Targets ? await sheets.TargetsAsync(planId, cancel) : await sheets.WideAsync(planId, cancel);
        await services.GetRequiredService<KpiPlanService>().RecordExportAsync(Path.GetFileName(file), actor, cancel);
        // Under another name first: a refusal or a full disk leaves no half file where a whole one may have been.
        var part = file + ".part";
        try
        {
            await using (var target = File.Create(part))
            {
                if (kind == ".xlsx")
                {
                    KpiSheetQueries.WriteWorkbook(table, target);
                }
                else
                {
                    await KpiSheetQueries.WriteCsvAsync(table, target, encoding == "cp932", cancel);
                }
            }
            File.Move(part, file, overwrite: true);
            await output.WriteLineAsync(JsonSerializer.Serialize(new Result(table.Rows.Count, 0, 0, table.Rows.Count, []), Written));
            return 0;
        }
        catch (RuleViolation refused)
        {
            var texts = services.GetRequiredService<IStringLocalizer<Texts>>();
            await output.WriteLineAsync(JsonSerializer.Serialize(new Result(0, 0, 0, 0, [new FailedRow(0, "", Both(texts, "Rule." + refused.Code, [.. refused.Arguments]))]), Written));
            return 1;
        }
        finally
        {
            File.Delete(part);
        }
    }
}
