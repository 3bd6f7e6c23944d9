using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Checklist;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Web.Consultations;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations;

/// <summary>What the reviewer will look at, with what the form settles already: before submission, for the applicant.</summary>
public sealed class SelfCheckModel(FormQueries forms, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public FormView View { get; private set; } = null!;
    public IReadOnlyList<SelfCheckLine> Lines { get; private set; } = [];

    public async Task LoadAsync(CancellationToken ct)
    {
        var actor = await current.GetAsync(ct);
        View = await forms.ViewAsync(Id, actor, ct);
        Lines = [.. (await forms.ChecklistAsync(View.Case.Stage, View.Case.RulesOn, ct)).Select(Line)];
    }

    public void OnGet()
    {
        // Everything is loaded before.
    }

    private SelfCheckLine Line(ChecklistItem item)
    {
        var fields = item.Fields.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(FormCatalogue.Find).OfType<FieldDefinition>().Where(f => f.Code[0] != 'A' || View.Case.Stage == Stage.PreBudget).Where(f => FormCatalogue.IsAsked(f, View.Facts)).ToList();
        var missing = fields.Where(f => View.Completeness.Problems.Any(p => (FormCatalogue.Find(p.Input)?.Item ?? p.Input.Split('[', '.')[0]) == f.Item)).ToList();
        var settled = ChecklistPrejudge.Judge(item.PrejudgedBy, View.Facts);
        var (text, lang) = SectionForm.Pick(item.TextJa, item.TextEn);
        return new SelfCheckLine(item.Number, text, lang, item.Blocking, settled is null ? null : texts["Prejudge." + settled.Note, [.. settled.Arguments]].Value, fields, missing);
    }
}

/// <summary>One question of the checklist; Settled is what the form says already, Missing what it still lacks.</summary>
public sealed record SelfCheckLine(int Number, string Text, string? Lang, bool Blocking, string? Settled, IReadOnlyList<FieldDefinition> Fields, IReadOnlyList<FieldDefinition> Missing);
