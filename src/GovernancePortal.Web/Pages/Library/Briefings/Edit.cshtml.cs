using FluentValidation;
using GovernancePortal.Core.Library.Briefings;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Library.Briefings;

/// <summary>A session is planned, or its plan, material and invitations changed.</summary>
[RequestSizeLimit(FileInspection.MostBytes + (1024 * 1024))]
[RequestFormLimits(MultipartBodyLengthLimit = FileInspection.MostBytes + (1024 * 1024))]
public sealed class EditModel(BriefingQueries queries, BriefingService service, FileIntake intake, IValidator<BriefingInput> validator, ReadingWords words) : ReadingPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public BriefingInput Input { get; set; } = new();

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public BriefingView? View { get; private set; }
    public IReadOnlyList<SelectListItem> Sections { get; private set; } = [];
    public BriefingInput? Stored => View is null ? null : BriefingInput.Of(View.Session);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        if (!Words.IsOffice)
        {
            throw new Forbidden("The policy office holds the sessions.");
        }
        View = Id is { } id ? await queries.ViewAsync(id, Me, ct) : null;
        var today = Words.Ledger.Sections(null);
        // A section that is gone since stays on the list of the session that invited it.
        Sections = [.. today.Select(s => new SelectListItem(s.Text, s.Value)), .. (View?.Invited ?? []).Where(i => today.All(s => s.Value != i.SectionId.ToString())).Select(i => new SelectListItem(i.Name, i.SectionId.ToString()))];
    }

    public void OnGet() => Input = Stored ?? new BriefingInput { From = "10:00", To = "11:30" };

    public async Task<IActionResult> OnPostAsync(bool all, CancellationToken ct)
    {
        if (this.ChangeRows("Input.Links", Input.Links))
        {
            return Page();
        }
        if (all)
        {
            ModelState.Remove("Input.SectionIds");
            Input.SectionIds = [.. Sections.Select(s => Guid.Parse(s.Value!))];
            return Page();
        }
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        var upload = await intake.TakeAsync(Upload, nameof(Upload), Me, ct);
        if (Id is { } id)
        {
            await service.EditAsync(id, Input, upload, Me, ct);
        }
        else
        {
            id = await service.PlanAsync(Input, upload, Me, ct: ct);
        }
        return Done("Briefings.Saved", "/Library/Briefings/Details", new { id });
    }
}
