using System.Globalization;
using GovernancePortal.Core.Audits.Planner;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Web.Startup;

/// <summary>The planner of audits on files, from the command line (docs/audit-planner.md); no database.</summary>
public static class AuditVerbs
{
    public const string Usage = "plan audits --sections FILE --auditors FILE --capacity FILE --from FY --to FY [--seed N] --out FILE";

    private static readonly string[] SectionColumns = ["code", "name", "bureau", "place", "handles_my_number", "criticality", "last_audited_fy", "valid_from", "valid_to", "predecessor"];
    private static readonly string[] AuditorColumns = ["id", "name", "section_code", "pool", "trained_lead", "capacity_per_year", "previous_sections"];
    private static readonly string[] CapacityColumns = ["fiscal_year", "kind", "engagements"];

    public static Task<int> PlanAsync(IServiceProvider services, string[] arguments, TextWriter output, CancellationToken cancel) => PlanAsync(arguments, output, Console.Error, cancel);

    /// <summary>0 with the plan written; 2 with one line on <paramref name="errors"/> and no file.</summary>
    internal static async Task<int> PlanAsync(string[] arguments, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        if (Options(arguments) is not { } given)
        {
            await errors.WriteLineAsync("Usage: " + Usage);
            return Verbs.Misused;
        }
        try
        {
            var input = Read(given);
            var plan = AuditPlanner.Plan(input, cancel);
            if (plan.Refusal is { } refusal)
            {
                await errors.WriteLineAsync($"There is no plan. Rule {refusal.Rule}; smallest relief: {refusal.Relief}.");
                return Verbs.Misused;
            }
            await WriteAsync(given["--out"], plan.Audits, cancel);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{plan.Audits.Count} audits of {plan.Audits.Select(a => a.SectionCode).Distinct(StringComparer.Ordinal).Count()} sections, {input.From} to {input.To}: {string.Join(", ", plan.Wishes.Select(w => $"{w.Key} {w.Value}"))}."));
            return 0;
        }
        catch (BadInput bad)
        {
            await errors.WriteLineAsync(bad.Message);
            return Verbs.Misused;
        }
    }

    private static Dictionary<string, string>? Options(string[] arguments)
    {
        if (arguments is not ["audits", .. var rest] || rest.Length % 2 != 0)
        {
            return null;
        }
        string[] needed = ["--sections", "--auditors", "--capacity", "--from", "--to", "--out"];
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var n = 0; n < rest.Length; n += 2)
        {
            if ((rest[n] != "--seed" && !needed.Contains(rest[n], StringComparer.Ordinal)) || !given.TryAdd(rest[n], rest[n + 1]))
            {
                return null;
            }
        }
        return Array.TrueForAll(needed, given.ContainsKey) ? given : null;
    }

    private static PlannerInput Read(Dictionary<string, string> given)
    {
        var (from, to) = (Year("--from"), Year("--to"));
        if (to < from)
        {
            throw new BadInput("--to is before --from: give the first fiscal year of the cycle with --from and the last with --to.");
        }
        var seed = 0;
        if (given.TryGetValue("--seed", out var text) && !int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out seed))
        {
            throw new BadInput($"--seed {text} is not a whole number: write digits, for example --seed 7.");
        }
        if (Path.GetDirectoryName(Path.GetFullPath(given["--out"])) is { } folder && !Directory.Exists(folder))
        {
            throw new BadInput($"There is no folder for --out {given["--out"]}: make it or name another.");
        }
        var sections = Sections(given["--sections"]);
        var codes = sections.Select(s => s.Code).ToHashSet(StringComparer.Ordinal);
        return new PlannerInput(sections, Auditors(given["--auditors"], codes), Capacities(given["--capacity"]), from, to, seed);

        FiscalYear Year(string option) => FiscalYear.TryParse(given[option], out var year) ? year : throw new BadInput($"{option} {given[option]} is not a fiscal year: write it as 2019, FY2019 or R1.");
    }

    private static List<PlannerSection> Sections(string file)
    {
        var seen = new Dictionary<string, Row>(StringComparer.Ordinal);
        var sections = new List<PlannerSection>();
        foreach (var row in Rows(file, SectionColumns))
        {
            var code = row.Needed("code");
            if (!seen.TryAdd(code, row))
            {
                throw row.Bad("code", $"{code} is there already; every section has one row and its own code");
            }
            var (start, end) = (row.Day("valid_from") ?? DateOnly.MinValue, row.Day("valid_to"));
            if (end < start)
            {
                throw row.Bad("valid_to", "the day is before valid_from; write the last day on which the section exists, or nothing");
            }
            sections.Add(new PlannerSection(code, row["name"], row["bureau"], row["place"], row.Flag("handles_my_number"), row.Number("criticality", 1, 3), row.FiscalYear("last_audited_fy"), start, end, row["predecessor"] is { Length: > 0 } older ? older : null));
        }
        var parents = sections.ToDictionary(s => s.Code, s => s.Predecessor, StringComparer.Ordinal);
        foreach (var section in sections)
        {
            var older = section.Predecessor;
            for (var steps = 0; older is not null && steps <= sections.Count; steps++)
            {
                if (older == section.Code)
                {
                    throw seen[section.Code].Bad("predecessor", $"{section.Predecessor} leads back to {section.Code}; name the section it was before, or nothing");
                }
                older = parents.GetValueOrDefault(older);
            }
        }
        return sections;
    }

    private static List<PlannerAuditor> Auditors(string file, HashSet<string> codes)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var auditors = new List<PlannerAuditor>();
        foreach (var row in Rows(file, AuditorColumns))
        {
            var id = row.Needed("id");
            if (!seen.Add(id))
            {
                throw row.Bad("id", $"{id} is there already; every auditor has one row and their own id");
            }
            if (id.Contains(';', StringComparison.Ordinal))
            {
                throw row.Bad("id", $"{id} has a semicolon, which separates ids in the plan; leave it out");
            }
            var pool = row["pool"] switch
            {
                "division" => PlannerPool.Division,
                "bureau" => PlannerPool.Bureau,
                var other => throw row.Bad("pool", $"\"{other}\" is not known; write division or bureau"),
            };
            var home = Known("section_code", row.Needed("section_code"));
            auditors.Add(new PlannerAuditor(id, row["name"], home, pool, row.Flag("trained_lead"), row.Number("capacity_per_year", 0, 366), [.. Parts(row["previous_sections"]).Select(Past)], [.. Parts(row["manages_systems_of"]).Select(c => Known("manages_systems_of", c))]));

            string Known(string column, string code) => codes.Contains(code) ? code : throw row.Bad(column, $"{code} is no code of the sections file; write one that is, or add the section there");

            PlannerPast Past(string part)
            {
                var at = part.LastIndexOf(':');
                return at > 0 && ReadDay(part[(at + 1)..].Trim(), out var until)
                    ? new PlannerPast(part[..at].Trim(), until)
                    : throw row.Bad("previous_sections", $"\"{part}\" cannot be read; write the code, a colon and the last day there: A01:2021-03-31, more of them separated by semicolons");
            }
        }
        return auditors;
    }

    private static List<PlannerCapacity> Capacities(string file)
    {
        var capacities = new List<PlannerCapacity>();
        foreach (var row in Rows(file, CapacityColumns))
        {
            row.Needed("fiscal_year");
            var kind = row["kind"] switch
            {
                "general" => PlannerKind.General,
                "my_number" => PlannerKind.MyNumber,
                var other => throw row.Bad("kind", $"\"{other}\" is not known; write general or my_number"),
            };
            var capacity = new PlannerCapacity(row.FiscalYear("fiscal_year")!.Value, kind, row.Number("engagements", 0, 100_000));
            if (capacities.Exists(c => c.FiscalYear == capacity.FiscalYear && c.Kind == kind))
            {
                throw row.Bad("kind", $"{row["kind"]} of {row["fiscal_year"]} is there already; every year has one row of each kind");
            }
            capacities.Add(capacity);
        }
        return capacities;
    }

    private static string[] Parts(string cell) => cell.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool ReadDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy/MM/dd", "yyyy/M/d", "yyyy-M-d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static List<Row> Rows(string file, string[] columns)
    {
        if (!File.Exists(file))
        {
            throw new BadInput($"There is no file {file}: give the path of a CSV with the columns {string.Join(',', columns)}.");
        }
        var name = Path.GetFileName(file);
        try
        {
            using var content = File.OpenRead(file);
            using var rows = SheetFile.Read(content).First().Rows.GetEnumerator();
            if (!rows.MoveNext())
            {
                throw new BadInput($"{name}: the file is empty; begin it with the columns {string.Join(',', columns)}.");
            }
            var headings = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            for (var n = 0; n < rows.Current.Cells.Count; n++)
            {
                if (!rows.Current[n].IsEmpty && !headings.TryAdd(rows.Current[n].Text, n))
                {
                    throw new BadInput($"{name}, row 1, column {rows.Current[n].Text}: the heading comes twice; leave one of them.");
                }
            }
            if (Array.Find(columns, c => !headings.ContainsKey(c)) is { } missing)
            {
                throw new BadInput($"{name}, row 1, column {missing}: the heading is missing; the columns are {string.Join(',', columns)}.");
            }
            var read = new List<Row>();
            while (rows.MoveNext())
            {
                read.Add(new Row(name, rows.Current, headings));
            }
            return read;
        }
        catch (RuleViolation broken)
        {
            throw new BadInput($"{name}: the file cannot be read ({broken.Code}); save it as CSV in UTF-8.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new BadInput($"{name}: the file cannot be opened; close it elsewhere or mend its permissions.");
        }
    }

    private static async Task WriteAsync(string file, IReadOnlyList<PlannedAudit> audits, CancellationToken cancel)
    {
        CsvColumn<PlannedAudit>[] columns =
        [
            new("fiscal_year", a => a.FiscalYear), new("month", a => a.Month), new("section_code", a => a.SectionCode),
            new("kind", a => a.Kind == PlannerKind.General ? "general" : "my_number"), new("lead", a => a.Lead), new("members", a => string.Join(';', a.Members)),
        ];
        using var content = new MemoryStream();
        await CsvExport.WriteAsync(content, columns, audits.ToAsyncEnumerable(), cancel);
        // Programs read this file, and not all of them expect the mark at its beginning.
        var written = content.ToArray().AsMemory();
        try
        {
            await File.WriteAllBytesAsync(file, written.Span.StartsWith("\uFEFF"u8) ? written[3..] : written, cancel);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new BadInput($"{file} cannot be written: close it elsewhere or name another with --out.");
        }
    }

    private sealed class BadInput(string message) : Exception(message);

    /// <summary>A row under its number in the file; what is wrong names file, row and column.</summary>
    private sealed class Row(string file, SheetRow row, Dictionary<string, int> headings)
    {
        /// <summary>Empty where the file has no such column.</summary>
        public string this[string column]
        {
            get
            {
                var cell = headings.TryGetValue(column, out var n) ? row[n] : SheetCell.Empty;
                return cell.Kind switch
                {
                    CellKind.Broken => throw Bad(column, "a character cannot be read; save the file in UTF-8"),
                    CellKind.Formula or CellKind.Error => throw Bad(column, "it is a formula; write its value"),
                    _ => cell.Text,
                };
            }
        }

        public BadInput Bad(string column, string mend) => new(string.Create(CultureInfo.InvariantCulture, $"{file}, row {row.Number}, column {column}: {mend}."));

        public string Needed(string column) => this[column] is { Length: > 0 } text ? text : throw Bad(column, "it is empty; fill it in");

        public bool Flag(string column) => this[column] switch
        {
            "1" => true,
            "0" => false,
            var other => throw Bad(column, $"\"{other}\" is neither 0 nor 1; write 1 for yes and 0 for no"),
        };

        public int Number(string column, int least, int most) =>
            int.TryParse(this[column], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
                ? number
                : throw Bad(column, string.Create(CultureInfo.InvariantCulture, $"\"{this[column]}\" is no whole number from {least} to {most}; write one"));

        public DateOnly? Day(string column) =>
            this[column] is not { Length: > 0 } text ? null : ReadDay(text, out var day) ? day : throw Bad(column, $"\"{text}\" is not a day; write it as 2021-03-31, or nothing");

        public FiscalYear? FiscalYear(string column) =>
            this[column] is not { Length: > 0 } text ? null : Core.Platform.Time.FiscalYear.TryParse(text, out var year) ? year : throw Bad(column, $"\"{text}\" is not a fiscal year; write it as 2019, FY2019 or R1");
    }
}
