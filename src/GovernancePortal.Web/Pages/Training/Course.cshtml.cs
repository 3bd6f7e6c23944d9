using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Training;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Training;

/// <summary>One course with its sessions: planned and held.</summary>
public sealed class CourseModel(TrainingQueries queries, TrailQueries trail, TrainingWords words) : ModulePage<TrainingWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public CourseView View { get; private set; } = null!;
    public TrainingCourse Course => View.Course;
    public TrailView History { get; private set; } = null!;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await queries.CourseAsync(Id, Me, ct);
        History = HistoryOf(await trail.OfAsync(Course.Subject, true, 50, ct));
    }

    public void OnGet()
    {
        // All is loaded before.
    }
}
