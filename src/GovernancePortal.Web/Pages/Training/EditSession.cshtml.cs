using FluentValidation;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Training;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Training;

/// <summary>A day on which a course is given.</summary>
public sealed class EditSessionModel(TrainingQueries queries, TrainingService service, IValidator<SessionInput> validator, TrainingWords words) : ModulePage<TrainingWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Course { get; set; }

    [BindProperty]
    public SessionInput Input { get; set; } = new();

    public SessionInput? Stored { get; private set; }
    public TrainingCourse Of { get; private set; } = null!;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        if (!Words.Manages)
        {
            throw new Forbidden("Planning training.");
        }
        if (Id is { } id)
        {
            var view = await queries.SessionAsync(id, Me, ct);
            (Of, Stored) = (view.Course, SessionInput.Of(view.Session));
        }
        else
        {
            Of = (await queries.CourseAsync(Course ?? throw new NotFound("Course."), Me, ct)).Course;
        }
    }

    public void OnGet() => Input = Stored ?? new SessionInput();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        return Done("Training.Saved", "/Training/Session", new { id = await service.SaveSessionAsync(Of.Id, Id, Input, Me, ct) });
    }
}
