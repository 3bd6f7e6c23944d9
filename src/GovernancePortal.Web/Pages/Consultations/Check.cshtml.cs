using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Consultations;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations;

/// <summary>The head of section's one page before 提出: what, how much, what changed, what is missing, and both answers on the spot.</summary>
[RequestSizeLimit(FileInspection.MostBytes + (1024 * 1024))]
[RequestFormLimits(MultipartBodyLengthLimit = FileInspection.MostBytes + (1024 * 1024))]
public sealed class CheckModel(CaseQueries queries, FilingService filing, FileIntake intake, SystemQueries systems, RestrictedViews restricted, FormNaming naming, CodeQueries codes, CaseActs acts, CurrentActor current, IStringLocalizer<Texts> texts)
    : PageModel, ILoadsDisplay
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public ActInput Input { get; set; } = new();

    /// <summary>The words of 課内差戻し.</summary>
    [BindProperty]
    public ActInput Back { get; set; } = new();

    public Actor Actor { get; private set; } = null!;
    public CaseView View { get; private set; } = null!;
    public Consultation Case => View.Case;
    public CodeBook Codes { get; private set; } = null!;
    public FormNames Names { get; private set; } = null!;
    public EarlierCase? Earlier { get; private set; }
    public InformationSystem? System { get; private set; }
    public FormFacts? Before { get; private set; }

    public async Task LoadAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        View = await queries.ViewAsync(Id, Actor, ct);
        if (IsHere && View.Offered(ConsultationAct.Submit) is null)
        {
            throw new Forbidden("Submitting is for the head of section.");
        }
        Codes = await codes.BookAsync(ct);
        Before = CaseQueries.LastFiled(View);
        Names = await naming.OfAsync(Actor.Today, [View.Facts, Before], ct);
        Earlier = await queries.EarlierAsync(Case, Actor, ct);
        System = Case.SystemId is { } system ? (await systems.DetailsAsync(system, Actor, ct))?.System : null;
    }

    public bool IsHere => Case.State == ConsultationState.SectionReview;

    public bool OnPaper => View.Context.OnPaper.Contains(Mover.Head) || Case.MayActAsProxy(Actor);

    public string? BlockedBy => View.Offered(ConsultationAct.Submit)?.BlockedBy;

    public string Reason(string code) => acts.Reason(View, code);

    public IEnumerable<(string Label, string Href)> Missing(string code) => acts.Missing(View, code, Codes, Url);

    public FormContent? Changes => Before is null ? null : new FormContent(View.Facts, Names) { Before = Before, OnlyChanged = true, Level = 3, ShowRestricted = View.MayViewRestricted };

    /// <summary>The answers that say what and why, in short.</summary>
    public IReadOnlyList<FieldDefinition> Gist => [.. (Case.Stage == Stage.PreBudget ? ["A2", "B1", "B2", "D1", "D2", "E1", "E3"] : new[] { "A2", "Q1", "Q5", "Q11" })
        .Select(FormCatalogue.Find).OfType<FieldDefinition>().Where(f => View.Facts.Has(f.Code))];

    public IEnumerable<Core.Platform.Time.FiscalYear> Years => View.Facts.CostLines.Select(l => l.Year).Distinct().Order();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!IsHere)
        {
            return RedirectToPage("/Consultations/Case", new { Id });
        }
        Back = new ActInput { Version = Case.Version };
        Input = Case.MayActAsProxy(Actor) && Case.Proxy is { } filing
            ? Back with { Recorded = new PaperRow { Decider = filing.Decider, On = filing.DecidedOn, DocumentNumber = filing.DocumentNumber } } : Back;
        if (View.MayViewRestricted && FormCatalogue.Of(Case.Stage).Any(f => f.Restricted && View.Facts.Has(f.Code)))
        {
            await restricted.RecordAsync(Id, Actor, ct);
        }
        return Page();
    }

    public async Task<IActionResult> OnPostSubmitAsync(CancellationToken ct)
    {
        Demand(Input.Version);
        if (!await this.ValidateAsync(new ActInputValidator(ConsultationAct.Submit, OnPaper, Actor.Today), Input))
        {
            return Page();
        }
        await filing.SubmitAsync(Id, Input.Version, (OnPaper ? await Input.WithPaperAsync(intake, Actor, ct) : Input).Approval, Input.Comment, Actor, ct);
        return Done(ConsultationAct.Submit);
    }

    public async Task<IActionResult> OnPostSendBackAsync(CancellationToken ct)
    {
        Demand(Back.Version);
        if (!await this.ValidateAsync(new ActInputValidator(ConsultationAct.SendBack, false, Actor.Today), Back, "Back"))
        {
            return Page();
        }
        await filing.SendBackAsync(Id, Back.Version, Back.Comment, Actor, ct);
        return Done(ConsultationAct.SendBack);
    }

    private void Demand(uint version)
    {
        if (version != Case.Version)
        {
            throw new VersionConflict("The case moved on.");
        }
    }

    private RedirectToPageResult Done(ConsultationAct act)
    {
        this.FlashMessage(texts["CaseAct.Done", texts["ConsultationAct." + act].Value]);
        return RedirectToPage("/Consultations/Case", new { Id });
    }
}
