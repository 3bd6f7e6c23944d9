using FluentValidation;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Sheets;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Web.Consultations;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Proxy;

/// <summary>代理登録: a blank workbook for a body off the network, and the one that came back.</summary>
[RequestSizeLimit(ImportStore.MostBytes + (1024 * 1024))]
[RequestFormLimits(MultipartBodyLengthLimit = ImportStore.MostBytes + (1024 * 1024))]
public sealed class IndexModel(DraftSheetQueries sheets, ProxyService service, SheetLabels labels, SystemWordsSource source, CurrentActor current, Formats formats, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    private Actor actor = null!;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public IReadOnlyList<SelectListItem> Sections { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Stages => Names<Stage>();
    public IReadOnlyList<SelectListItem> Kinds => Names<ConsultationKind>();

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        Sections = (await source.ReadAsync(actor.Today, ct)).Sections(null, id => !actor.BelongsTo(id));
    }

    public void OnGet()
    {
        // Everything is loaded before.
    }

    public async Task<IActionResult> OnGetTemplateAsync(Stage stage, ConsultationKind kind, Guid sectionId, CancellationToken ct)
    {
        if (!Enum.IsDefined(stage) || !Enum.IsDefined(kind))
        {
            throw new NotFound("Form");
        }
        var name = texts["Proxy.TemplateName", texts["Print.Form." + stage].Value, Sections.FirstOrDefault(s => s.Value == sectionId.ToString())?.Text ?? ""].Value;
        return await WrittenWorkbook.OfAsync(name, actor.Today, target => sheets.WriteTemplateAsync(target, new TemplateInput(stage, kind, sectionId), labels.Labels, actor, ct));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Upload is null || Upload.Length == 0)
        {
            ModelState.AddModelError(nameof(Upload), texts["DraftSheet.FileMissing"]);
            return Page();
        }
        await using var content = Upload.OpenReadStream();
        try
        {
            return RedirectToPage("/Consultations/Proxy/Run", new { run = await service.ReadAsync(content, Path.GetFileName(Upload.FileName), actor, ct) });
        }
        catch (RuleViolation refused) when (refused.Field is null)
        {
            throw new RuleViolation(refused.Code, nameof(Upload), [.. refused.Arguments]);
        }
    }

    private IReadOnlyList<SelectListItem> Names<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => new SelectListItem(formats.Name(value), value.ToString()))];
}
