using FluentValidation;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Consultations.Sheets;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Consultations;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Proxy;

/// <summary>What a body's workbook would file, and that body's own 決裁: registered only on confirmation.</summary>
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class RunModel(ProxyService service, SheetLabels labels, FormNaming naming, FormWords words, SectionForms sections, FileIntake intake, CodeQueries codes, IValidator<ProxyInput> validator, CurrentActor current, Formats formats, IStringLocalizer<Texts> texts)
    : PageModel, ILoadsDisplay
{
    public const int MostFiles = 6;
    private const long MostBytes = ((MostFiles + 1) * FileInspection.MostBytes) + (1024 * 1024);

    private Actor actor = null!;
    private CodeBook book = null!;

    [BindProperty(SupportsGet = true)]
    public Guid Run { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ProxyPreview Preview { get; private set; } = null!;
    public DraftChanges? Changes { get; private set; }
    public IReadOnlyList<SelectListItem> Exemptions => [.. Enum.GetValues<GateExemption>().Select(e => new SelectListItem(formats.Name(e), e.ToString()))];
    public IReadOnlyList<SelectListItem> FileKinds => [.. AttachmentRules.Kinds(Preview.Stage).Where(kind => kind != FilingService.EvidenceKind && book.IsOffered(AttachmentRules.CodeList, kind, actor.Today)).Select(kind => new SelectListItem(book.Name(AttachmentRules.CodeList, kind), kind))];

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        book = await codes.BookAsync(ct);
        Preview = await service.PreviewAsync(Run, labels.Labels, actor, ct);
        Changes = Preview.Reading is { } reading ? new DraftChanges(reading, await naming.OfAsync(actor.Today, [reading.After], ct), words) : null;
    }

    public void OnGet() => Input = new InputModel { Files = [.. Enumerable.Range(0, MostFiles).Select(_ => new FileRow())] };

    public bool MayRegister => Changes?.Reading.Faults.Count == 0;

    /// <summary>What would still be open: it is completed as a draft, file by file.</summary>
    public IEnumerable<string> Open => Preview.Completeness?.Problems.Select(p => p.Input.StartsWith(AttachmentRules.InputPrefix, StringComparison.Ordinal)
        ? $"{texts["Form.Files"].Value} {book.Name(AttachmentRules.CodeList, p.Input[AttachmentRules.InputPrefix.Length..])}" : sections.InputLabel(p.Input)).Distinct() ?? [];

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var input = new ProxyInput { Decider = Input.Decider, DecidedOn = Input.DecidedOn, DocumentNumber = Input.DocumentNumber, Exemption = Input.Exemption, ExemptionReason = Input.ExemptionReason };
        if (Input.DecidedOn > actor.Today)
        {
            ModelState.AddModelError("Input.DecidedOn", texts["Rule.Form.InFuture"]);
        }
        for (var i = 0; i < Input.Files.Count; i++)
        {
            if (Input.Files[i] is { File.Length: > 0, Kind: null })
            {
                ModelState.AddModelError($"Input.Files[{i}].Kind", texts["Form.ChooseKind"]);
            }
        }
        if (!await this.ValidateAsync(validator, input))
        {
            return Page();
        }
        var files = new List<ProxyFile>();
        for (var i = 0; i < Input.Files.Count; i++)
        {
            if (Input.Files[i] is { File: { Length: > 0 } file, Kind: { } kind } && FileKinds.Any(k => k.Value == kind))
            {
                files.Add(new ProxyFile(kind, await StoreAsync(file, $"Input.Files[{i}].File", ct)));
            }
        }
        var paper = Input.Paper is { Length: > 0 } scan ? await StoreAsync(scan, "Input.Paper", ct) : null;
        var (id, submitted) = await service.RegisterAsync(Run, input, paper, files, labels.Labels, actor, ct: ct);
        this.FlashMessage(texts[submitted ? "Proxy.Submitted" : "Proxy.Drafted"]);
        return RedirectToPage("/Consultations/Case", new { id });
    }

    public async Task<IActionResult> OnPostDropAsync(CancellationToken ct)
    {
        await service.DropAsync(Run, actor, ct);
        this.FlashMessage(texts["SystemSheets.Dropped"]);
        return RedirectToPage("/Consultations/Proxy/Index");
    }

    private async Task<StoredFile> StoreAsync(IFormFile file, string field, CancellationToken ct)
    {
        await using var content = file.OpenReadStream();
        return await intake.TakeAsync(file.FileName, content, field, actor, ct);
    }

    public sealed record InputModel
    {
        public string? Decider { get; init; }
        public DateOnly? DecidedOn { get; init; }
        public string? DocumentNumber { get; init; }
        public IFormFile? Paper { get; init; }
        public GateExemption? Exemption { get; init; }
        public string? ExemptionReason { get; init; }
        public List<FileRow> Files { get; init; } = [];
    }

    public sealed record FileRow
    {
        public string? Kind { get; init; }
        public IFormFile? File { get; init; }
    }
}
