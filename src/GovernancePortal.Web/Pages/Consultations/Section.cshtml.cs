using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Library.Documents;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Consultations;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations;

/// <summary>
/// One form section to fill in. It posts texts by field code, read by FormReader; nothing typed is ever lost: refusals
/// and conflicts show the page again as it was typed, and a buffer keeps what was not saved.
/// </summary>
[RequestFormLimits(ValueCountLimit = 4000)]
public sealed class SectionModel(FormQueries forms, DraftService drafts, SectionForms sections, SimilarSearches searches, RestrictedViews restricted, PeopleQueries people, DocumentQueries documents, CurrentActor current,
    Formats formats, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Letter { get; set; } = "";

    public FormView View { get; private set; } = null!;
    public SectionForm Form { get; private set; } = null!;
    /// <summary>What the library says to this part of the form, in the versions that the case keeps.</summary>
    public IReadOnlyList<PlacedVersion> Guidelines { get; private set; } = [];
    public ReviewContact? Contact { get; private set; }
    public FormSection Saved { get; private set; } = null!;
    public SectionConflict? Conflict { get; private set; }
    /// <summary>When what is shown was kept without being saved.</summary>
    public DateTimeOffset? KeptAt { get; private set; }

    private Actor actor = null!;
    private Dictionary<string, string> inputs = new(StringComparer.Ordinal);
    private Dictionary<string, IReadOnlyList<FormOption>> found = [];

    public char Code => Letter[0];
    public Actor Actor => actor;
    public IReadOnlyList<char> Letters => FormCatalogue.Sections(View.Case.Stage);
    public char? Next => NextOf(View.Facts);
    public char? Previous => Letters.TakeWhile(l => l != Code).Where(l => Asks(View.Facts, l)).Select(l => (char?)l).LastOrDefault();

    // A part in which this case is asked nothing is passed over.
    private char? NextOf(FormFacts facts) => Letters.SkipWhile(l => l != Code).Skip(1).Where(l => Asks(facts, l)).Select(l => (char?)l).FirstOrDefault();

    private static bool Asks(FormFacts facts, char letter) => FormCatalogue.Asked(facts, letter).Any(f => !f.ReadOnly);

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        View = await forms.ViewAsync(Id, actor, ct);
        Letter = Letter.ToUpperInvariant();
        if (Letter.Length != 1 || !Letters.Contains(Code))
        {
            throw new NotFound("Form section " + Letter);
        }
        Saved = View.Case.SectionOf(Code);
        Guidelines = [.. (await documents.BookAsync(ct)).For(View.Case.Stage, View.Case.RulesOn, actor.Today).Where(p => p.Place.Item[0] == Code)];
        if (HttpContext.IsConflict())
        {
            await CompareAsync(inputs, ct);
        }
        await BuildAsync(ct);
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (View.MayWrite && await drafts.BufferOfAsync(Id, Code, actor, ct) is { } buffer)
        {
            inputs = new Dictionary<string, string>(buffer.Posted, StringComparer.Ordinal);
            KeptAt = buffer.SavedAt;
            if (buffer.BasedOn != Saved.Version)
            {
                await CompareAsync(inputs, ct);
            }
            await BuildAsync(ct);
        }
        if (View.MayViewRestricted && FormCatalogue.Section(View.Case.Stage, Code).Any(f => f.Restricted && View.Facts.Has(f.Code)))
        {
            await restricted.RecordAsync(Id, actor, ct);
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        View.DemandMayWrite(actor);
        inputs = PostedForm.Read(Request.Form);
        var shown = ShownFields();
        foreach (var field in shown.Where(f => inputs.GetValueOrDefault(SectionConflict.TakePrefix + f.Code) == SectionConflict.Theirs))
        {
            SectionConflict.Take(field, Saved.Values, inputs, sections.Words);
        }
        if (await ChangedOnlyTheViewAsync(ct))
        {
            await BuildAsync(ct);
            return Page();
        }
        foreach (var (name, text) in inputs)
        {
            ModelState.SetModelValue(name, text, text);
            ModelState.MarkFieldSkipped(name);
        }
        var reading = await sections.ReadAsync(shown, inputs, Saved.Values, actor.Today, ct);
        foreach (var problem in reading.Problems)
        {
            ModelState.AddModelError(problem.Input, sections.Message(problem));
        }
        await BuildAsync(ct);
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var values = PostedForm.Over(Saved.Values, reading.Values, shown);
        await drafts.SaveSectionAsync(Id, Code, PostedForm.VersionOf(inputs), values, actor, ct);
        var facts = View.Facts with { Sections = new Dictionary<char, FormValues>(View.Facts.Sections) { [Code] = values } };
        this.FlashMessage(texts["Form.SectionSaved", Code, sections.Words.SectionTitle(Code)]);
        return inputs.GetValueOrDefault("save") == "list" ? Redirect(Url.Page("/Consultations/Case", new { Id }) ?? Url.Page("/Consultations/Section", new { Id, Letter })!)
            : NextOf(facts) is { } next ? RedirectToPage(new { Id, Letter = next })
            : RedirectToPage("/Consultations/Attachments", new { Id });
    }

    /// <summary>Autosave: keeps the texts as typed, without the Trail and without judging them.</summary>
    public async Task<IActionResult> OnPostBufferAsync(CancellationToken ct)
    {
        View.DemandMayWrite(actor);
        var posted = PostedForm.Read(Request.Form);
        await drafts.BufferAsync(Id, Code, PostedForm.VersionOf(posted), posted, actor, ct);
        return new NoContentResult();
    }

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken ct)
    {
        View.DemandMayWrite(actor);
        await drafts.DropBufferAsync(Id, Code, actor, ct);
        this.FlashMessage(texts["Form.Discarded"]);
        return RedirectToPage(new { Id, Letter });
    }

    /// <summary>On what the second stage is filed, or why without a first one (decision 2).</summary>
    public async Task<IActionResult> OnPostBasisAsync(FilingBasis? basis, GateExemption? exemption, string? exemptionReason, uint caseVersion, CancellationToken ct)
    {
        View.DemandMayWrite(actor);
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var reason = exemptionReason?.Trim();
        await drafts.SetBasisAsync(Id, basis, exemption, reason, caseVersion, actor, ct);
        this.FlashMessage(texts["Form.BasisSaved"]);
        return RedirectToPage(new { Id, Letter });
    }

    // Rows, searches and 更新 show the page again with what was typed; nothing is saved or judged.
    private async Task<bool> ChangedOnlyTheViewAsync(CancellationToken ct)
    {
        if (inputs.GetValueOrDefault("search") is { Length: > 0 } code)
        {
            var search = await searches.FindAsync(code, inputs, View.Case, actor, ct);
            found = new() { [code] = search.Options };
            if (search.Made is { } made && Code == SimilarSearchLog.Code[0])
            {
                await KeepSearchAsync(made, ct);
            }
            return true;
        }
        if (!PostedForm.ChangeRows(inputs) && !inputs.ContainsKey("refresh"))
        {
            return false;
        }
        // What was found stays while questions come and go with what is chosen of it.
        foreach (var field in ShownFields().Where(f => inputs.GetValueOrDefault(SimilarSearches.SearchedName(f.Code)) is { Length: > 0 }))
        {
            found[field.Code] = (await searches.FindAsync(field.Code, inputs, View.Case, actor, ct)).Options;
        }
        return true;
    }

    // The search is kept at once; what was typed on the page as it is shown now goes on from there.
    private async Task KeepSearchAsync(SimilarSearchMade made, CancellationToken ct)
    {
        var isCurrent = PostedForm.VersionOf(inputs) == Saved.Version;
        await drafts.NoteSimilarSearchAsync(Id, made, actor, ct);
        View = await forms.ViewAsync(Id, actor, ct);
        Saved = View.Case.SectionOf(Code);
        if (isCurrent)
        {
            inputs[PostedForm.Version] = Saved.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
            inputs[PostedForm.Base] = Saved.SavedAt?.ToUniversalTime().ToString("O") ?? "";
        }
        inputs.Remove("search");
        await drafts.BufferAsync(Id, Code, PostedForm.VersionOf(inputs), new Dictionary<string, string>(inputs, StringComparer.Ordinal), actor, ct);
    }

    private List<FieldDefinition> ShownFields()
    {
        var shown = PostedForm.ShownFields(inputs).ToHashSet(StringComparer.Ordinal);
        return [.. FormCatalogue.Section(View.Case.Stage, Code).Where(f => !f.ReadOnly && shown.Contains(f.Code))];
    }

    private async Task CompareAsync(Dictionary<string, string> typed, CancellationToken ct)
    {
        var shown = ShownFields();
        var reading = await sections.ReadAsync(shown, typed, Saved.Values, actor.Today, ct);
        var before = await forms.ChangedSinceAsync(Id, Code, PostedForm.BaseOf(typed), ct);
        var theirs = new FormFacts(View.Case.Stage, View.Case.Size, actor.Today, new Dictionary<char, FormValues> { [Code] = Saved.Values });
        var mine = theirs with { Sections = new Dictionary<char, FormValues> { [Code] = reading.Values } };
        var names = await sections.Naming.OfAsync(actor.Today, [theirs, mine], ct);
        Conflict = SectionConflict.Between(Saved, reading.Values, before, shown, typed, names, sections.Words);
        // The other's change is on this page now: what is saved from here is meant.
        typed[PostedForm.Version] = Saved.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
        typed[PostedForm.Base] = Saved.SavedAt?.ToUniversalTime().ToString("O") ?? "";
    }

    private async Task BuildAsync(CancellationToken ct)
    {
        if (inputs.Count == 0)
        {
            inputs = sections.Words.Inputs(FormCatalogue.Section(View.Case.Stage, Code), Saved.Values);
            inputs[PostedForm.Version] = Saved.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
            inputs[PostedForm.Base] = Saved.SavedAt?.ToUniversalTime().ToString("O") ?? "";
        }
        Contact ??= await people.ReviewContactAsync(View.Case.ReviewerId, actor.Today, ct);
        Form = await sections.BuildAsync(View, Code, inputs, ShownFields(), found, ModelState, actor, ct);
    }

    /// <summary>What is still missing or does not fit in this section as saved.</summary>
    public IEnumerable<FieldProblem> StillOpen => Saved.SavedAt is null || KeptAt is not null || Conflict is not null || HttpMethods.IsPost(Request.Method)
        ? [] : View.Completeness.Sections.First(s => s.Section == Code).Problems;

    public string Message(FieldProblem problem) => sections.Message(problem);

    public string LabelOf(FieldProblem problem) => sections.InputLabel(problem.Input);

    public string Clock(DateTimeOffset at) => formats.Moment(at);
}
