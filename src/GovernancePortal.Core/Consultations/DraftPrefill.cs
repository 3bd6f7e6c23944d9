using System.Globalization;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations;

/// <summary>The answers a form begins with, and where each comes from.</summary>
public sealed class PrefilledForm
{
    public Dictionary<char, FormValues> Values { get; } = [];
    public Dictionary<char, Dictionary<string, AnswerSource>> Sources { get; } = [];

    public FormValues Of(char letter) => Values.TryGetValue(letter, out var values) ? values : Values[letter] = new FormValues();

    /// <summary>Says where every answer of the section comes from.</summary>
    public void Note(char letter, AnswerSource source)
    {
        foreach (var code in Of(letter).Scalars.Keys.Concat(Of(letter).Rows.Keys))
        {
            NoteField(code, source);
        }
    }

    /// <summary>Takes the value unless there is one already.</summary>
    public void Add(string code, string? value, AnswerSource source)
    {
        if (!string.IsNullOrEmpty(value) && !Of(code[0]).Has(code))
        {
            Of(code[0])[code] = value;
            NoteField(code, source);
        }
    }

    public void AddRows(string code, IReadOnlyList<FormRow> rows, AnswerSource source)
    {
        if (rows.Count > 0 && !Of(code[0]).Has(code))
        {
            Of(code[0]).Rows[code] = [.. rows];
            NoteField(code, source);
        }
    }

    private void NoteField(string code, AnswerSource source)
    {
        if (!Sources.TryGetValue(code[0], out var sources))
        {
            Sources[code[0]] = sources = new Dictionary<string, AnswerSource>(StringComparer.Ordinal);
        }
        sources[code] = source;
    }
}

/// <summary>
/// What a new form begins with: an earlier case's answers (the one named, or last year's of the same system), then what
/// the ledger says of the system, then the basics.
/// </summary>
public sealed class DraftPrefill(PortalDb db, SystemQueries systems)
{
    // They speak of that one filing: not of the next.
    private static readonly HashSet<string> NeverCopied = new(StringComparer.Ordinal) { "A8", "A9", "A10", "A10.Code", "C3", "E10", "P3.Explanation", "D8.None", "D8.Search" };

    /// <summary>Last year's case is one of the target year before, or of the year before that.</summary>
    private const int YearsBack = 2;

    /// <summary>Refused: a case to copy from that is not of the actor's own sections (404) or of another stage (Form.CopyOtherStage).</summary>
    public async Task<PrefilledForm> OfAsync(NewConsultation input, FormValues basics, Actor actor, CancellationToken ct = default)
    {
        var form = new PrefilledForm();
        if (input.CopyFromId is { } named)
        {
            await CopyAsync(form, named, input, AnswerSource.Copied, actor, ct);
        }
        else if (await LastYearAsync(input, ct) is { } last)
        {
            await CopyAsync(form, last, input, AnswerSource.LastYear, actor, ct);
        }
        if (input.Stage == Stage.PreBudget && input.SystemId is { } system && await systems.FactsAsync(system, ct) is { } ledger)
        {
            FromLedger(form, ledger, input);
        }
        var first = form.Of('A');
        foreach (var (code, value) in basics.Scalars)
        {
            first[code] = value;
            form.Sources.GetValueOrDefault('A')?.Remove(code);
        }
        foreach (var contact in new[] { "A5", "A5.Extension", "A5.Mail" }.Where(first.Has))
        {
            var value = first[contact];
            first[contact] = null;
            form.Add(contact, value, AnswerSource.Profile);
        }
        return form;
    }

    // The newest decided first stage of the same system, kind and section: what is filed every year differs little.
    private async Task<Guid?> LastYearAsync(NewConsultation input, CancellationToken ct)
    {
        if (input.Stage != Stage.PreBudget || input.SystemId is not { } system)
        {
            return null;
        }
        var earliest = input.TargetFy.Plus(-YearsBack);
        return await db.Set<Consultation>().AsNoTracking()
            .Where(c => c.SystemId == system && c.SectionId == input.SectionId && c.Stage == Stage.PreBudget && c.Kind == input.Kind && c.DecidedAt != null && c.TargetFy >= earliest && c.TargetFy < input.TargetFy)
            .OrderByDescending(c => c.DecidedAt).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(ct);
    }

    private async Task CopyAsync(PrefilledForm form, Guid from, NewConsultation input, AnswerSource source, Actor actor, CancellationToken ct)
    {
        var old = await db.Set<Consultation>().AsNoTracking().Include(c => c.Sections).SingleOrDefaultAsync(c => c.Id == from, ct);
        if (old is null || !ConsultationWorkflow.May(Mover.StaffOrHead, old, actor))
        {
            throw new NotFound("Consultation " + from);
        }
        if (old.Stage != input.Stage)
        {
            throw new RuleViolation("Form.CopyOtherStage", nameof(input.CopyFromId));
        }
        foreach (var section in old.Sections)
        {
            var values = section.Values.Copy();
            foreach (var field in FormCatalogue.Section(input.Stage, section.Letter).Where(f => f.Type == FieldType.Day || NeverCopied.Contains(f.Code)))
            {
                values[field.Code] = null;
            }
            foreach (var grid in FormCatalogue.Section(input.Stage, section.Letter).Where(f => f.Type == FieldType.CostGrid && values.Has(f.Code)))
            {
                values.Rows[grid.Code] = [.. values.RowsOf(grid.Code).Select(row => Shifted(row, input.TargetFy.Year - old.TargetFy.Year))];
            }
            form.Values[section.Letter] = values;
            form.Note(section.Letter, source);
        }
    }

    // The first year of the old grid becomes the first year of the new one.
    private static FormRow Shifted(FormRow row, int years) => new(row.ToDictionary(
        cell => cell.Key.Length == 5 && cell.Key[0] == 'y' && int.TryParse(cell.Key.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? string.Create(CultureInfo.InvariantCulture, $"y{year + years}") : cell.Key,
        cell => cell.Value));

    // What the row knows of the system as it runs: the same questions, answered once.
    private static void FromLedger(PrefilledForm form, SystemFacts system, NewConsultation input)
    {
        void Add(string code, string? value) => form.Add(code, value, AnswerSource.Ledger);
        void AddNumber(string code, long? value) => Add(code, value?.ToString(CultureInfo.InvariantCulture));

        Add("B3", system.UserClass);
        AddNumber("B4", system.UserCount);
        Add("E1", system.Confidentiality);
        Add("E1.Integrity", system.Integrity);
        Add("E1.Availability", system.Availability);
        Add("E2", system.PersonalInfo);
        Add("E2.Count", system.PersonalInfoCount);
        Add("E3", system.HandlesMyNumber switch { true => "yes", false => "no", null => null });
        Add("E3.Work", system.MyNumberWork);
        Add("E3.Pia", system.PiaKind);
        Add("E4", system.Segment);
        Add("E7", system.Authentication);
        Add("E8", system.CloudAssessment);
        AddNumber("F2", system.RtoHours);
        AddNumber("F2.Rpo", system.RpoHours);
        Add("F2.Rlo", system.Rlo);
        Add("F4", system.BackupMethod);
        Add("F4.Frequency", system.BackupFrequency);
        AddNumber("F4.Generations", system.BackupGenerations);
        Add("F4.Remote", system.BackupRemote switch { true => "yes", false => "no", null => null });
        Add("H3", system.ContractMethod);
        Add("G5", system.MultiYear);
        AddNumber("G2", system.AnnualCostYen);
        if (system.AnnualCostYen is > 0 and { } yearly && input.Kind.Replaces())
        {
            // What it costs a year now, over the five years that are asked at least: a beginning to be corrected.
            const int Years = 5;
            var row = new FormRow { ["category"] = "Operation" };
            for (var year = input.TargetFy; year < input.TargetFy.Plus(Years); year = year.Next)
            {
                row["y" + year.Year.ToString(CultureInfo.InvariantCulture)] = yearly.ToString(CultureInfo.InvariantCulture);
            }
            form.AddRows("G1", [row], AnswerSource.Ledger);
            AddNumber("G1.Years", Years);
        }
        if (system.ContractTo is { } end && input.Kind.Replaces() && end.AddDays(1) is var launch && launch >= input.TargetFy.Start)
        {
            Add("H1.Launch", launch.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }
}
