using System.Globalization;
using System.Text.Json;
using GovernancePortal.Core.Consultations.Migrated;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Sheets;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Startup;

/// <summary>
/// The ledger as a file, from the command line: the same services as the pages, as 運用コマンド with full rights, on the
/// Trail. Standard output carries one JSON and nothing else.
/// </summary>
public static class SheetVerbs
{
    private const string Ledger = "systems";
    private const string Decisions = "consultations";

    /// <summary>What a verb did. Rows of a file that was refused, or only looked at, are none made or changed in the ledger; with --dry-run the figures tell what would be.</summary>
    internal sealed record Result(int Rows, int Created, int Updated, int Unchanged, IReadOnlyList<FailedRow> Failed);

    internal sealed record FailedRow(int Row, string Column, string Message);

    internal static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> ImportAsync(IServiceProvider services, string[] arguments, TextWriter output, CancellationToken cancel)
    {
        if (arguments is [Decisions, ..])
        {
            return await ImportDecisionsAsync(services, arguments, output, cancel);
        }
        if (Options(arguments, out var file, flags: ["--dry-run", "--good-rows"], values: ["--mapping"]) is not { } given || file is null)
        {
            return await MisusedAsync("import systems FILE [--mapping FILE] [--dry-run] [--good-rows]");
        }
        if (!File.Exists(file))
        {
            return await MisusedAsync(null, $"There is no file {file}.");
        }
        IReadOnlyDictionary<string, string>? mapping = null;
        if (given.TryGetValue("--mapping", out var mappingFile))
        {
            mapping = await MappingAsync(mappingFile, cancel);
            if (mapping is null)
            {
                return await MisusedAsync(null, $"{mappingFile} is no mapping: a JSON object of texts is wanted, {{\"foreign header\": \"our header\"}}.");
            }
        }
        var texts = services.GetRequiredService<IStringLocalizer<Texts>>();
        var actor = Actor.Operator(services.GetRequiredService<TimeProvider>().GetUtcNow());
        Result result;
        try
        {
            result = await ImportAsync(services, file, mapping, given, texts, actor, cancel);
        }
        catch (RuleViolation refused)
        {
            result = new Result(0, 0, 0, 0, [new FailedRow(1, "", Both(texts, "Rule." + refused.Code, [.. refused.Arguments]))]);
        }
        await output.WriteLineAsync(JsonSerializer.Serialize(result, Written));
        return result.Failed.Count == 0 ? 0 : 1;
    }

    private static async Task<Result> ImportAsync(IServiceProvider services, string file, IReadOnlyDictionary<string, string>? mapping, Dictionary<string, string> given, IStringLocalizer<Texts> texts, Actor actor, CancellationToken cancel)
    {
        var imports = services.GetRequiredService<SystemImportService>();
        ImportRun run;
        await using (var content = File.OpenRead(file))
        {
            run = await imports.ReadAsync(content, Path.GetFileName(file), actor, cancel);
        }
        var chosen = new Dictionary<string, string>(SheetLayout.Known(run.Headings), StringComparer.Ordinal);
        foreach (var (heading, ours) in mapping ?? new Dictionary<string, string>())
        {
            chosen[SheetValues.Heading(heading)] = ours;
        }
        run = await imports.PreviewAsync(run.Id, chosen, actor, ct: cancel);
        var dry = given.ContainsKey("--dry-run");
        var goodRows = given.ContainsKey("--good-rows");
        var writes = !dry && (run.Failed == 0 || goodRows);
        if (writes)
        {
            run = await imports.ApplyAsync(run.Id, goodRows, null, actor, cancel);
        }
        var faults = await services.GetRequiredService<SystemImportQueries>().FaultsAsync(run.Id, int.MaxValue, cancel);
        var failed = faults.Select(f => new FailedRow(f.Row, f.Column, Both(texts, "SheetFault." + f.Code, [.. f.Arguments]))).ToList();
        return new Result(run.Rows, writes || dry ? run.Created : 0, writes || dry ? run.Updated : 0, run.Unchanged, failed);
    }

    /// <summary>Decisions from before the portal (docs/consultations-sheet.md): all rows, or none where one has a fault.</summary>
    private static async Task<int> ImportDecisionsAsync(IServiceProvider services, string[] arguments, TextWriter output, CancellationToken cancel)
    {
        if (Options(arguments, out var file, flags: ["--dry-run"], values: [], Decisions) is not { } given || file is null)
        {
            return await MisusedAsync("import consultations FILE [--dry-run]");
        }
        if (!File.Exists(file))
        {
            return await MisusedAsync(null, $"There is no file {file}.");
        }
        var texts = services.GetRequiredService<IStringLocalizer<Texts>>();
        var actor = Actor.Operator(services.GetRequiredService<TimeProvider>().GetUtcNow());
        var imports = services.GetRequiredService<MigrationImportService>();
        Result result;
        try
        {
            ImportRun run;
            await using (var content = File.OpenRead(file))
            {
                run = await imports.ReadAsync(content, Path.GetFileName(file), actor, cancel);
            }
            run = await imports.PreviewAsync(run.Id, TableLayout.Known(imports.Columns, run.Headings), actor, ct: cancel);
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
        const string usage = "export systems FILE [--encoding utf-8|cp932]";
        if (Options(arguments, out var file, flags: [], values: ["--encoding"]) is not { } given || file is null)
        {
            return await MisusedAsync(usage);
        }
        var kind = Path.GetExtension(file).ToLowerInvariant();
        var encoding = given.GetValueOrDefault("--encoding", "utf-8").ToLowerInvariant();
        if (kind is not (".xlsx" or ".csv") || encoding is not ("utf-8" or "utf8" or "cp932") || (kind == ".xlsx" && given.Count > 0))
        {
            return await MisusedAsync(usage, "FILE ends with .xlsx or .csv; only a CSV has an encoding.");
        }
        var sheets = services.GetRequiredService<SystemSheetQueries>();
        var texts = services.GetRequiredService<IStringLocalizer<Texts>>();
        var actor = Actor.Operator(services.GetRequiredService<TimeProvider>().GetUtcNow());
        await services.GetRequiredService<SystemRegister>().RecordExportAsync(Path.GetFileName(file), actor, cancel);
        // Under another name first: a refusal or a full disk leaves no half file where a whole one may have been.
        var part = file + ".part";
        try
        {
            int rows;
            await using (var target = File.Create(part))
            {
                rows = kind == ".xlsx" ? await sheets.WriteWorkbookAsync(target, withRows: true, actor, cancel) : await sheets.WriteCsvAsync(target, withRows: true, encoding == "cp932", actor, cancel);
            }
            File.Move(part, file, overwrite: true);
            await output.WriteLineAsync(JsonSerializer.Serialize(new Result(rows, 0, 0, rows, []), Written));
            return 0;
        }
        catch (RuleViolation refused)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(new Result(0, 0, 0, 0, [new FailedRow(0, "", Both(texts, "Rule." + refused.Code, [.. refused.Arguments]))]), Written));
            return 1;
        }
        finally
        {
            File.Delete(part);
        }
    }

    // The options by name (flags with an empty value); null where something is misspelt, missing or too much.
    internal static Dictionary<string, string>? Options(string[] arguments, out string? file, string[] flags, string[] values, string about = Ledger)
    {
        file = null;
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (arguments.Length == 0 || arguments[0] != about)
        {
            return null;
        }
        for (var i = 1; i < arguments.Length; i++)
        {
            if (flags.Contains(arguments[i]))
            {
                found[arguments[i]] = "";
            }
            else if (values.Contains(arguments[i]) && i + 1 < arguments.Length)
            {
                found[arguments[i]] = arguments[++i];
            }
            else if (file is null && !arguments[i].StartsWith("--", StringComparison.Ordinal))
            {
                file = arguments[i];
            }
            else
            {
                return null;
            }
        }
        return found;
    }

    private static async Task<IReadOnlyDictionary<string, string>?> MappingAsync(string file, CancellationToken cancel)
    {
        try
        {
            await using var content = File.OpenRead(file);
            var read = await JsonSerializer.DeserializeAsync<Dictionary<string, string?>>(content, cancellationToken: cancel);
            return read?.ToDictionary(x => x.Key, x => x.Value ?? "", StringComparer.Ordinal);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Whoever reads the output may read either language.
    internal static string Both(IStringLocalizer<Texts> texts, string key, object[] arguments)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            return string.Join(" / ", Localisation.Languages.Select(language =>
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
                return texts[key, arguments].Value;
            }));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    internal static async Task<int> MisusedAsync(string? usage, string? message = null)
    {
        await Console.Error.WriteLineAsync(message ?? $"Usage: {usage}");
        return Verbs.Misused;
    }
}
