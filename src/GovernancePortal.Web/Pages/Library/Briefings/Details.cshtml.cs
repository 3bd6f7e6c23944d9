using GovernancePortal.Core.Library.Briefings;
using GovernancePortal.Core.Library.Questions;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using GovernancePortal.Web.Forms;

namespace GovernancePortal.Web.Pages.Library.Briefings;

/// <summary>One session: material, who is invited, who came and who did not, what was asked; a seat for oneself.</summary>
public sealed class DetailsModel(BriefingQueries queries, BriefingService service, QuestionQueries questions, TrailQueries trail, ReadingWords words) : ReadingPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public BriefingView View { get; private set; } = null!;
    public IReadOnlyList<QuestionLine> Questions { get; private set; } = [];
    public TrailView History { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> OwnSections => [.. Me.Capacities.Where(c => c.StandsInFor is null).DistinctBy(c => c.SectionId).Select(c => new SelectListItem(c.SectionName, c.SectionId.ToString()))];
    public bool IsOpen => View.Session.State == BriefingState.Planned && Me.Today <= View.Session.HeldOn && OwnSections.Count > 0;
    /// <summary>Null while one has no seat.</summary>
    public string? MyName => View.Seats.FirstOrDefault(s => s.UserId == Me.UserId)?.Name;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await queries.ViewAsync(Id, Me, ct);
        Questions = (await questions.PageAsync(new QuestionFilter { BriefingId = Id }, null, Me, ct)).Items;
        History = View.MayEdit ? HistoryOf(await trail.OfAsync(View.Session.Subject, false, most: 50, ct: ct)) : new TrailView([], Words.Value);
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnGetFileAsync(Guid file, CancellationToken ct)
    {
        var (stored, content) = await service.OpenAsync(Id, file, Me, ct);
        return this.HandOut(stored.Name, stored.ContentType, content);
    }

    public Task<IActionResult> OnPostRegisterAsync(Guid section, CancellationToken ct) => ActAsync(() => service.RegisterAsync(Id, section, Me, ct), "Briefings.WasRegistered");

    public Task<IActionResult> OnPostUnregisterAsync(CancellationToken ct) => ActAsync(() => service.UnregisterAsync(Id, Me, ct), "Briefings.WasUnregistered");

    public Task<IActionResult> OnPostCancelAsync(uint version, CancellationToken ct) => ActAsync(() => service.CancelAsync(Id, version, Me, ct), "Briefings.WasCancelled");

    public Task<IActionResult> OnPostDropFileAsync(uint version, Guid file, CancellationToken ct) => ActAsync(() => service.DropFileAsync(Id, version, file, Me, ct), "Briefings.Saved");

    private async Task<IActionResult> ActAsync(Func<Task> act, string said)
    {
        await act();
        return Done(said, "/Library/Briefings/Details", new { Id });
    }
}
