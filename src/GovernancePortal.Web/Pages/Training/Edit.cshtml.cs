using FluentValidation;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Training;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Training;

/// <summary>A course of the year's plan.</summary>
public sealed class EditModel(TrainingQueries queries, TrainingService service, IValidator<CourseInput> validator, TrainingWords words) : ModulePage<TrainingWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public CourseInput Input { get; set; } = new();

    public CourseInput? Stored { get; private set; }
    public IReadOnlyList<SelectListItem> Policies { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        if (!Words.Manages)
        {
            throw new Forbidden("Planning training.");
        }
        Policies = [.. (await queries.PoliciesAsync(ct)).Select(p => new SelectListItem($"{p.Title} {p.Edition}", p.Id.ToString()))];
        Stored = Id is { } id ? CourseInput.Of((await queries.CourseAsync(id, Me, ct)).Course) : null;
    }

    public void OnGet() => Input = Stored ?? new CourseInput { Fy = Words.Now, PlannedSessions = 1 };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        return Done("Training.Saved", "/Training/Course", new { id = await service.SaveCourseAsync(Id, Input, Me, ct) });
    }
}
