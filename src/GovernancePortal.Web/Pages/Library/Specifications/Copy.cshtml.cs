using System.Globalization;
using System.Text;
using FluentValidation;
using GovernancePortal.Core.Library.Specifications;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Library.Specifications;

/// <summary>Takes parts of a published specification into a draft of one's own: into the form where it has a field, and all of them as one text beside it.</summary>
public sealed class CopyModel(SpecificationQueries queries, SpecificationService service, FileIntake intake, IValidator<SpecificationCopyInput> validator, ReadingWords words) : ReadingPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public SpecificationCopyInput Input { get; set; } = new();

    public SpecificationView View { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Drafts { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Parts { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Files { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await queries.ViewAsync(Id, Me, ct);
        Drafts = [.. (await queries.DraftsAsync(Me, ct)).Select(d => new SelectListItem($"{d.Number} {d.Title} {Words.Formats.ShortYear(d.TargetFy)}", d.Id.ToString()))];
        Parts = [.. View.SharedParts.Select(p => new SelectListItem(SpecificationWords.Heading(p.Part, Texts), p.Place.ToString(CultureInfo.InvariantCulture)))];
        Files = [.. View.SharedFiles.Select(f => new SelectListItem(f.Name, f.Id.ToString()))];
    }

    public void OnGet(Guid? draft) => Input = new SpecificationCopyInput { DraftId = draft ?? (Drafts is [var only] ? Guid.Parse(only.Value!) : null), Parts = [.. View.SharedParts.Select(p => p.Place)], Files = [.. View.SharedFiles.Select(f => f.Id)] };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        var used = await service.CopyAsync(Id, Input, await NoteAsync(ct), Me, ct);
        this.FlashMessage(Texts["Specifications.Taken", used.Filled, used.Files]);
        return RedirectToPage("/Consultations/Section", new { id = used.ConsultationId, letter = "R" });
    }

    // The chosen passages as a text file: what the form has no field for is not lost, and the source stands above it.
    private async Task<StoredFile?> NoteAsync(CancellationToken ct)
    {
        var chosen = View.SharedParts.Where(p => Input.Parts.Contains(p.Place)).Select(p => p.Part).ToList();
        if (chosen.Count == 0)
        {
            return null;
        }
        var source = Texts["Specifications.Source", View.SectionName, View.Shared.CaseNumber ?? "", Words.Formats.Year(View.Shared.Fy)];
        await using var content = new MemoryStream([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(SpecificationWords.Plain(View.Shared.Title, source, chosen, Words.Ledger, Texts))]);
        return await intake.TakeAsync(Texts["Specifications.NoteFile", View.Shared.Title] + ".txt", content, nameof(Input.Parts), Me, ct);
    }
}
