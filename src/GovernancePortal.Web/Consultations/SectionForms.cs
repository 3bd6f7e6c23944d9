using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Consultations;

/// <summary>Reads and builds form sections for the page that fills them in.</summary>
public sealed class SectionForms(FormQueries forms, CodeQueries codes, SystemQueries systems, PremisesQueries premises, FormNaming naming, FormWords words, Formats formats, IStringLocalizer<Texts> texts)
{
    public FormWords Words => words;
    public FormNaming Naming => naming;

    /// <summary>Choices must be offered today; one stored before may stay though it is not offered any more.</summary>
    public async Task<FormReading> ReadAsync(IEnumerable<FieldDefinition> fields, IReadOnlyDictionary<string, string> typed, FormValues stored, DateOnly today, CancellationToken ct)
    {
        var book = await codes.BookAsync(ct);
        return FormReader.Read(fields, typed, (list, code) => book.IsOffered(list, code, today) || (book.Find(list, code) is not null && Holds(stored, code)));
    }

    private static bool Holds(FormValues stored, string code) =>
        stored.Scalars.Values.Any(v => v.Split(';').Contains(code, StringComparer.Ordinal)) || stored.Rows.Values.SelectMany(rows => rows).Any(row => row.ContainsValue(code));

    public async Task<SectionForm> BuildAsync(FormView view, char letter, Dictionary<string, string> inputs, IReadOnlyList<FieldDefinition> shown,
        IReadOnlyDictionary<string, IReadOnlyList<FormOption>> found, ModelStateDictionary errors, Actor actor, CancellationToken ct)
    {
        var stored = view.Case.SectionOf(letter).Values;
        var facts = view.Facts;
        if (shown.Count > 0)
        {
            var typed = await ReadAsync(shown, inputs, stored, actor.Today, ct);
            var all = view.Facts.Sections.ToDictionary(s => s.Key, s => s.Value);
            all[letter] = PostedForm.Over(stored, typed.Values, shown);
            facts = view.Facts with { Sections = all };
        }
        var asksSystem = FormCatalogue.Asked(facts, letter).Any(f => f.Type == FieldType.System);
        return new SectionForm
        {
            View = view, Letter = letter, Facts = facts, Inputs = inputs, Errors = errors, Words = words, Today = actor.Today, Found = found,
            Guides = await forms.GuidesAsync(actor.Today, ct),
            Names = await naming.OfAsync(actor.Today, [facts], ct),
            Systems = asksSystem ? [.. (await systems.OptionsAsync(null, ct)).OrderBy(s => s.OwnerSectionId == view.Case.SectionId ? 0 : 1)] : [],
            Premises = letter == 'P' ? await premises.OfAsync(view.Case, facts, actor, ct) : null,
            LedgerYearYen = letter == 'G' ? facts.Yen("G2") ?? await LedgerYearYenAsync(view.Case.SystemId, ct) : null,
        };
    }

    private async Task<long?> LedgerYearYenAsync(Guid? systemId, CancellationToken ct) =>
        systemId is { } id ? (await systems.FactsAsync(id, ct))?.AnnualCostYen : null;

    public string Message(FieldProblem problem)
    {
        var text = texts["Rule." + problem.Code, [.. problem.Arguments.Select(formats.Argument)]];
        return text.ResourceNotFound ? texts["Form.RuleBroken", problem.Code] : text;
    }

    /// <summary>What an input is called: "G4[1].amountYen" → 財源内訳 2行目 金額.</summary>
    public string InputLabel(string input)
    {
        if (input.IndexOf('[', StringComparison.Ordinal) is var open and > 0 && input.IndexOf("].", StringComparison.Ordinal) is var close && close > open
            && int.TryParse(input.AsSpan(open + 1, close - open - 1), out var row))
        {
            return texts["Form.CellLabel", words.Label(input[..open]), row + 1, texts["Field." + input[..open] + "." + input[(close + 2)..]].Value];
        }
        return words.Label(input);
    }
}
