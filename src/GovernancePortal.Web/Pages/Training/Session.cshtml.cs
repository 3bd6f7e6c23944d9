using FluentValidation;
using GovernancePortal.Core.Municipalities;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Training;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Training;

/// <summary>One session and who came, as far as one may know: a section its own, the office all.</summary>
public sealed class SessionModel(TrainingQueries queries, MunicipalityQueries municipalities, TrainingService service, TrailQueries trail, IValidator<AttendanceInput> validator, TrainingWords words) : ModulePage<TrainingWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public AttendanceInput Input { get; set; } = new();

    public SessionView View { get; private set; } = null!;
    public TrainingSession Session => View.Session;
    public IReadOnlyList<SelectListItem> Sections { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Towns { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Targets { get; private set; } = [];
    public TrailView? History { get; private set; }
    public bool MayEnter => Session.IsHeld(Me.Today) && Sections.Count > 0 && Targets.Count > 0;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await queries.SessionAsync(Id, Me, ct);
        var own = TrainingAccess.OwnSections(Me).Select(id => id.ToString()).ToHashSet();
        Sections = [.. Words.Ledger.Sections(Input.SectionId).Where(s => Words.Manages || own.Contains(s.Value))];
        Targets = [.. Words.TargetChoices(View.Course.Targets).Where(t => t.Selected && (Words.Manages || (t.Value != nameof(TrainingTarget.MunicipalStaff) && t.Value != nameof(TrainingTarget.Auditor)))).Select(t => new SelectListItem(t.Text, t.Value))];
        if (Words.Manages)
        {
            Towns = View.Course.IsFor(TrainingTarget.MunicipalStaff) ? [.. (await municipalities.ChoicesAsync(Me.Today, ct)).Where(m => !m.Ended).Select(m => new SelectListItem(m.Name, m.Id.ToString()))] : [];
            // Names stand in it: it is the office's.
            History = HistoryOf(await trail.OfAsync(Session.Subject, true, 50, ct));
        }
    }

    public void OnGet() => Input = new AttendanceInput { SectionId = Words.Manages ? null : Me.Main?.SectionId, Target = View.Course.IsFor(TrainingTarget.GeneralStaff) ? TrainingTarget.GeneralStaff : null };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        this.DemandOffered("Input.Target", Input.Target?.ToString(), Targets.Select(c => c.Value));
        this.DemandOffered("Input.SectionId", Input.SectionId?.ToString(), Sections.Select(c => c.Value));
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        var town = Input.Target == TrainingTarget.MunicipalStaff;
        var named = TrainingAttendance.IsNamed(Input.Target!.Value);
        await service.RecordAsync(Id, Input with { SectionId = town ? null : Input.SectionId, MunicipalityId = town ? Input.MunicipalityId : null, PersonName = named ? Input.PersonName : null }, Me, ct);
        return Done("Training.Entered", "/Training/Session", new { Id });
    }

    /// <summary>A number that was wrong.</summary>
    public async Task<IActionResult> OnPostCorrectAsync(Guid entry, int people, uint version, CancellationToken ct)
    {
        await service.CorrectAsync(entry, people, version, Me, ct);
        return Done("Training.Saved", "/Training/Session", new { Id });
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid entry, uint version, CancellationToken ct)
    {
        await service.RemoveAsync(entry, version, Me, ct);
        return Done("Training.Removed", "/Training/Session", new { Id });
    }

    public bool MayChange(AttendanceLine line) => Words.Manages || (line.SectionId is { } id && line.Target != TrainingTarget.Auditor && TrainingAccess.Enters(Me, id));
}
