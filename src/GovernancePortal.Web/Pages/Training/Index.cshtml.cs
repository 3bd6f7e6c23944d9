using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Training;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Training;

/// <summary>研修・訓練の年間計画: what is planned, what was held, and who came.</summary>
public sealed class IndexModel(TrainingQueries queries, TrainingService service, TrainingWords own, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats)
    : ListPage<CourseFilter, CourseLine>(current, source, texts, formats)
{
    public TrainingWords Own => own;
    public int Total { get; private set; }
    public IReadOnlyList<Guid> Sections => TrainingAccess.OwnSections(Actor);

    protected override async Task ReadAsync(CancellationToken ct)
    {
        await base.ReadAsync(ct);
        await own.ReadAsync(ct);
        Filter = Filter with { Fy = Filter.Fy ?? own.Now };
    }

    protected override CourseFilter Cleared => new() { Fy = FiscalYear.Of(Actor.Today) };

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        Lines = await queries.PageAsync(Filter, Cursor.Read(At), Actor, ct);
        Total = await queries.CountAsync(Filter, Actor, ct);
    }

    /// <param name="form">xlsx; everything else is CSV.</param>
    public async Task<IActionResult> OnGetFileAsync(string? form, CancellationToken ct)
    {
        await ReadAsync(ct);
        await service.RecordExportAsync(Chosen(), Actor, ct);
        return ListFile.Of(form, Texts["Training.FileName"], Actor.Today,
        [
            new CsvColumn<CourseLine>(Texts["TrainingCourse.Fy"], c => Formats.Year(c.Fy)), new(Texts["TrainingCourse.Title"], c => c.Title), new(Texts["TrainingCourse.Kind"], c => Formats.Name(c.Kind)), new(Texts["TrainingCourse.Targets"], c => own.Targets(c.Targets)),
            new(Texts["TrainingCourse.Means"], c => Formats.Name(c.Means)), new(Texts["TrainingCourse.PlannedSessions"], c => c.PlannedSessions), new(Texts["Training.Held"], c => c.Held), new(Texts["TrainingCourse.PlannedPeople"], c => c.PlannedPeople), new(Texts["TrainingAttendance.People"], c => c.People),
        ], queries.Export(Filter, Actor));
    }

    public override string Address(CourseFilter filter, string? at = null, string? handler = null, string? form = null) => Url.Page("/Training/Index", handler, new
    {
        filter.Text, Fy = Number(filter.Fy), filter.Kind, filter.Target, Behind = Yes(filter.Behind), At = at, form,
    })!;

    protected override IReadOnlyList<Condition> Conditions() =>
    [
        new(Filter.Text, f => f with { Text = null }), new(Filter.Fy is { } fy && fy != own.Now ? Formats.Year(fy) : null, f => f with { Fy = null }), new(Filter.Kind is { } kind ? Formats.Name(kind) : null, f => f with { Kind = null }),
        new(Filter.Target is { } target ? Formats.Name(target) : null, f => f with { Target = null }), new(Filter.Behind ? Texts["Training.Behind"].Value : null, f => f with { Behind = false }),
    ];

    public Pager Pager() => PagerOf(TrainingQueries.PageSize, Total);
}
