using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Surveys;

/// <summary>When a system is retired, and why.</summary>
public sealed record RetireInput
{
    public DateOnly? RetiresOn { get; init; }
    public string? Note { get; init; }
    public uint Version { get; init; }
}

/// <summary>
/// The form of one system of an answer: the columns that are asked, filled in as on the base date or as answered so far, and its
/// licences; or of a system that the ledger does not have.
/// </summary>
public abstract class RowFormPage(SurveyAnswerQueries answers, SurveyAnswerService service, CodeQueries codes, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts) : AnswerPage(answers, source, current)
{
    private const string Rows = "Input.Licences";

    [BindProperty]
    public SystemInput Input { get; set; } = new();

    /// <summary>Posted under the same names as the values: the ledger's form parts draw both.</summary>
    [BindProperty(Name = "Input")]
    public SystemRowsInput Parts { get; set; } = new();

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>Null on the form of a new system.</summary>
    public SurveyRow? Row { get; private set; }
    public IReadOnlyList<LedgerColumn> Columns { get; private set; } = [];
    public SystemForm Form { get; private set; } = null!;
    public bool AsksLicences => Shown.Questions.AsksLicences && Row?.SystemId is not null;

    protected SurveyAnswerService Service => service;
    protected IStringLocalizer<Texts> Texts => texts;
    protected virtual bool IsNew => false;

    protected override async Task<Guid> AnswerIdAsync(CancellationToken ct) => IsNew ? Id : await Answers.AnswerOfRowAsync(Id, ct);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        await base.LoadPageAsync(ct);
        NeedToWrite();
        Row = IsNew ? null : Shown.Answer.Rows.Single(r => r.Id == Id);
        Columns = Shown.Questions.AskedOf(Row is null || Row.SystemId is null ? Criticality.Important : Row.Criticality);
        Form = new SystemForm(Words, Me, Row is null ? null : InformationSystem.OfValues(Row.Now.Input()));
    }

    public virtual void OnGet()
    {
        Input = (Row?.Now.Input() ?? new SystemInput { Lifecycle = Lifecycle.InOperation }) with { Version = Row?.Version ?? 0 };
        Parts.Licences.AddRange(Row?.Licences ?? []);
        Note = Row?.Note;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (this.ChangeRows(Rows, Parts.Licences))
        {
            return Page();
        }
        Input = (Row?.Now.Input() ?? new SystemInput()).With(Input, Columns);
        Parts.Licences.RemoveAll(row => !SystemPartTables.Licences.Columns.Any(c => c.IsAnswered(row)));
        var book = await codes.BookAsync(ct);
        var fine = await this.ValidateAsync(new SystemInputValidator(book, Me.Today, Row?.Before.Input(), Columns), Input);
        if (AsksLicences)
        {
            var before = new SystemRowsInput();
            before.Licences.AddRange(Row!.LicencesBefore);
            fine = await this.ValidateAsync(new SystemRowsValidator(SystemPartTables.Licences, book, Me.Today, before), Parts) && fine;
        }
        if (TooLong(Note, nameof(Note)) || !fine)
        {
            return Page();
        }
        var given = new SurveyRowAnswer { Answer = Row?.SystemId is null ? RowAnswer.New : RowAnswer.Changed, Values = new SurveyValues(Input.Name, LedgerText.Of(Input, SystemColumns.Given)), Licences = AsksLicences ? Parts.Licences : null, Note = Note };
        await SaveAsync(given, ct);
        return Done();
    }

    protected virtual Task SaveAsync(SurveyRowAnswer given, CancellationToken ct) => service.WriteRowAsync(Id, given, Input.Version, Me, ct);

    protected RedirectToPageResult Done()
    {
        this.FlashMessage(texts["Surveys.RowSaved"]);
        return RedirectToPage("/Surveys/Answer", new { id = Shown.Answer.Id });
    }

    protected bool TooLong(string? text, string field)
    {
        if (text?.Length > SurveyRow.NoteLength)
        {
            ModelState.AddModelError(field, texts["Surveys.NoteTooLong", SurveyRow.NoteLength]);
            return true;
        }
        return false;
    }
}

/// <summary>A system of the ledger: unchanged or changed, or 廃止.</summary>
public sealed class RowModel(SurveyAnswerQueries answers, SurveyAnswerService service, CodeQueries codes, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts)
    : RowFormPage(answers, service, codes, source, current, texts)
{
    [BindProperty]
    public RetireInput Retire { get; set; } = new();

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        await base.LoadPageAsync(ct);
        if (HttpMethods.IsGet(Request.Method) || Request.Query["handler"] != "Retire")
        {
            Retire = new RetireInput { RetiresOn = Row!.RetiresOn, Note = Row.Note, Version = Row.Version };
        }
    }

    public async Task<IActionResult> OnPostRetireAsync(CancellationToken ct)
    {
        if (Row?.SystemId is null)
        {
            throw new NotFound("A new system is not retired.");
        }
        // The other form of the page was not posted: it shows what is stored.
        base.OnGet();
        if (Retire.RetiresOn is null && ModelState.GetFieldValidationState("Retire.RetiresOn") != Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid)
        {
            ModelState.AddModelError("Retire.RetiresOn", Texts["Surveys.RetiresOnMissing"]);
        }
        if (TooLong(Retire.Note, "Retire.Note") || !ModelState.IsValid)
        {
            return Page();
        }
        await Service.WriteRowAsync(Id, new SurveyRowAnswer { Answer = RowAnswer.Retired, RetiresOn = Retire.RetiresOn, Note = Retire.Note }, Retire.Version, Me, ct);
        return Done();
    }
}
