using System.Globalization;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Consultations;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations;

/// <summary>Files of a case: several at once, each typed; what is refused is said beside the file, the others are kept.</summary>
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class AttachmentsModel(FormQueries forms, DraftService drafts, FileIntake intake, CodeQueries codes, CurrentActor current, Formats formats, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    /// <summary>Files in one go.</summary>
    public const int MostFiles = 6;
    private const long MostBytes = (MostFiles * FileInspection.MostBytes) + (1024 * 1024);

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public List<UploadRow> Uploads { get; set; } = [];

    public FormView View { get; private set; } = null!;
    public CodeBook Codes { get; private set; } = null!;
    public string AllowedTypes { get; private set; } = "";
    public Actor Actor => actor;

    private Actor actor = null!;

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        View = await forms.ViewAsync(Id, actor, ct);
        Codes = await codes.BookAsync(ct);
        AllowedTypes = string.Join(", ", (await intake.AllowedAsync(actor.Today, ct)).Select(t => t.Extension));
    }

    public void OnGet()
    {
        // Everything is loaded before.
    }

    public IEnumerable<Attachment> Present => View.Case.Attachments.Where(a => a.RemovedAt is null && a.ConditionId is null && a.Kind != AttachmentRules.ApprovalPaper);

    /// <summary>Kinds that may be added now: all of the stage, or those a question opened.</summary>
    public IReadOnlyList<FormOption> Kinds => [.. AttachmentRules.Kinds(View.Case.Stage)
        .Where(kind => kind != "ConditionEvidence" && (!View.IsInquiry || View.Case.MayReplaceFile(kind)) && Codes.IsOffered(AttachmentRules.CodeList, kind, actor.Today))
        .Select(kind => new FormOption(kind, Codes.Name(AttachmentRules.CodeList, kind)))];

    /// <summary>Names and files of restricted kinds are for right-holders.</summary>
    public bool MaySee(Attachment attachment) => !attachment.Restricted || View.MayViewRestricted;

    public bool MayRemove(Attachment attachment) => View.MayWrite && (!View.IsInquiry || View.Case.MayReplaceFile(attachment.Kind));

    public static string SizeOf(long bytes) => bytes < 1024 * 1024
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1024)} KB") : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576m:0.0} MB");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        View.DemandMayWrite(actor);
        var added = 0;
        var chosen = Uploads.Select((row, index) => (row, index)).Where(x => x.row.File is { Length: >= 0 }).ToList();
        if (chosen.Count == 0)
        {
            ModelState.AddModelError("Uploads[0].File", texts["Form.ChooseFile"]);
            return Page();
        }
        foreach (var (row, index) in chosen)
        {
            if (row.Kind is null || Kinds.All(k => k.Value != row.Kind))
            {
                ModelState.AddModelError($"Uploads[{index}].Kind", texts["Form.ChooseKind"]);
            }
            if (row.Note?.Length > Attachment.NoteLength)
            {
                ModelState.AddModelError($"Uploads[{index}].Note", texts["Rule.Form.TooLong", Attachment.NoteLength, row.Note.Length]);
            }
            if (RowHasErrors(index))
            {
                continue;
            }
            try
            {
                await using var content = row.File!.OpenReadStream();
                var file = await intake.TakeAsync(row.File.FileName, content, $"Uploads[{index}].File", actor, ct);
                await drafts.AttachAsync(Id, file, row.Kind!, row.Note, IsRestricted(row.Kind!), null, actor, ct);
                added++;
            }
            catch (RuleViolation refused)
            {
                ModelState.AddModelError($"Uploads[{index}].File", FileInspection.NameOf(row.File!.FileName) + texts["Form.Colon"] + Message(refused));
            }
        }
        if (!ModelState.IsValid)
        {
            // A browser does not give a file back: what was refused is chosen anew, what was taken is in the list.
            await LoadAsync(ct);
            if (added > 0)
            {
                this.FlashMessage(texts["Form.FilesAdded", added]);
            }
            return Page();
        }
        this.FlashMessage(texts["Form.FilesAdded", added]);
        return RedirectToPage(new { Id });
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid attachmentId, CancellationToken ct)
    {
        View.DemandMayWrite(actor);
        await drafts.DetachAsync(Id, attachmentId, actor, ct);
        this.FlashMessage(texts["Form.FileRemoved"]);
        return RedirectToPage(new { Id });
    }

    // The quotes of the second stage tell the price before the tender (decision 20).
    private bool IsRestricted(string kind) => View.Case.Stage == Stage.PreProcurement && kind == "Quote";

    private bool RowHasErrors(int index) => ModelState.Any(x => x.Key.StartsWith($"Uploads[{index}].", StringComparison.Ordinal) && x.Value!.Errors.Count > 0);

    private string Message(RuleViolation refused) => texts["Rule." + refused.Code, [.. refused.Arguments.Select(formats.Argument)]];

    public sealed record UploadRow
    {
        public IFormFile? File { get; init; }
        public string? Kind { get; init; }
        public string? Note { get; init; }
    }
}
