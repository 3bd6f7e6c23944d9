using GovernancePortal.Core.Incidents;
using GovernancePortal.Web.Frame;

namespace GovernancePortal.Web.Pages.Incidents;

/// <summary>教訓の一覧: for everybody.</summary>
public sealed class LessonsModel(IncidentQueries queries, IncidentWords words) : ModulePage<IncidentWords>(words)
{
    public IReadOnlyList<LessonLine> Lessons { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct) => Lessons = await queries.LessonsAsync(ct);
}
