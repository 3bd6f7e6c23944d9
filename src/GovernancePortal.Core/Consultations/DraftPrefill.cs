using System.Globalization;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations;

/// <summary>What a new form begins with: an earlier case's answers, then what the ledger says of the system, then the basics.</summary>
public sealed class DraftPrefill(PortalDb db, SystemQueries systems)
{
    // They speak of that one filing: not of the next.
    private static readonly HashSet<string> NeverCopied = new(StringComparer.Ordinal) { "A8", "A9", "A10", "A10.Code", "E10", "P3.Explanation", "D8.None", "D8.Search" };

    /// <summary>Refused: a case to copy from that is not of the same stage or not of the actor's own sections (404).</summary>
    public async Task<IReadOnlyDictionary<char, FormValues>> OfAsync(NewConsultation input, FormValues basics, Actor actor, CancellationToken ct = default)
    {
        var answers = input.CopyFromId is { } from ? await CopyAsync(from, input, actor, ct) : [];
        if (input.Stage == Stage.PreBudget && input.SystemId is { } system && await systems.FactsAsync(system, ct) is { } ledger)
        {
            FromLedger(answers, ledger);
        }
        var first = answers.GetValueOrDefault('A') ?? new FormValues();
        foreach (var (code, value) in basics.Scalars)
        {
            first[code] = value;
        }
        answers['A'] = first;
        return answers;
    }

    private async Task<Dictionary<char, FormValues>> CopyAsync(Guid from, NewConsultation input, Actor actor, CancellationToken ct)
    {
        var old = await db.Set<Consultation>().AsNoTracking().Include(c => c.Sections).SingleOrDefaultAsync(c => c.Id == from && c.Stage == input.Stage, ct);
        if (old is null || !ConsultationWorkflow.May(Mover.StaffOrHead, old, actor))
        {
            throw new NotFound("Consultation " + from);
        }
        var answers = new Dictionary<char, FormValues>();
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
            answers[section.Letter] = values;
        }
        return answers;
    }

    // The first year of the old grid becomes the first year of the new one.
    private static FormRow Shifted(FormRow row, int years) => new(row.ToDictionary(
        cell => cell.Key.Length == 5 && cell.Key[0] == 'y' && int.TryParse(cell.Key.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? string.Create(CultureInfo.InvariantCulture, $"y{year + years}") : cell.Key,
        cell => cell.Value));

    private static void FromLedger(Dictionary<char, FormValues> answers, SystemFacts system)
    {
        var e = answers.TryGetValue('E', out var information) ? information : answers['E'] = new FormValues();
        e["E1"] ??= system.Confidentiality;
        e["E3"] ??= system.HandlesMyNumber ? "yes" : null;
        e["E4"] ??= system.Segment;
        var g = answers.TryGetValue('G', out var cost) ? cost : answers['G'] = new FormValues();
        g["G2"] ??= system.AnnualCostYen?.ToString(CultureInfo.InvariantCulture);
    }
}
