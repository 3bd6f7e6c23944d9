using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Training;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Training;

/// <summary>One version of the policy: roles, wanted skills, and the courses that follow it.</summary>
public sealed class PolicyModel(TrainingQueries queries, TrailQueries trail, TrainingWords words) : ModulePage<TrainingWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public DevelopmentPolicy Policy { get; private set; } = null!;
    public IReadOnlyList<CourseLine> Courses { get; private set; } = [];
    public TrailView History { get; private set; } = null!;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Policy = await queries.PolicyAsync(Id, ct);
        Courses = await queries.CoursesOfPolicyAsync(Id, Me, ct);
        History = HistoryOf(await trail.OfAsync(Policy.Subject, true, 50, ct));
    }

    public void OnGet()
    {
        // All is loaded before.
    }
}
