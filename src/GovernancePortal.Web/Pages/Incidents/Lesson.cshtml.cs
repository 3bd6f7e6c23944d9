using FluentValidation;
using GovernancePortal.Core.Incidents;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Incidents;

/// <summary>教訓を公開する: what every section may learn, without a name of the case.</summary>
public sealed class LessonModel(IncidentQueries queries, IncidentService service, IValidator<IncidentLessonInput> validator, IncidentWords words) : ModulePage<IncidentWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public IncidentLessonInput Input { get; set; } = new();

    public IncidentView View { get; private set; } = null!;
    public Incident Shown => View.Incident;
    public bool IsBlocked => !View.May(IncidentAct.PublishLesson);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await queries.ViewAsync(Id, Me, ct);
    }

    public void OnGet() => Input = new IncidentLessonInput { Title = Shown.LessonTitle, Text = Shown.Lesson, Version = Shown.Version };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.PublishLessonAsync(Id, Input, Me, ct);
        return Done("Incidents.LessonPublished", "/Incidents/Details", new { Id });
    }
}
