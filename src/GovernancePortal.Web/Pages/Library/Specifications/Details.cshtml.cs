using GovernancePortal.Core.Library.Specifications;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;
using GovernancePortal.Web.Forms;

namespace GovernancePortal.Web.Pages.Library.Specifications;

/// <summary>One specification as others read it; for its section and the policy office also the preview, with what is done next.</summary>
public sealed class DetailsModel(SpecificationQueries queries, SpecificationService service, TrailQueries trail, ReadingWords words) : ReadingPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public SpecificationView View { get; private set; } = null!;
    public TrailView History { get; private set; } = null!;

    public bool MayWrite => View.SeesWhole && View.Shared.IsEditable;
    public bool MaySubmit => MayWrite;
    public bool MayDecide => View.IsOffice && View.Shared.State == SpecificationState.Submitted;
    public bool MayWithdraw => View.SeesWhole && View.Shared.State is SpecificationState.Published or SpecificationState.Submitted;
    public bool MayCopy => View.Shared.State == SpecificationState.Published && (Me.May(Permission.ConsultationDraft) || Me.May(Permission.ConsultationSubmit));
    public int LeftToChoose => View.Shared.Parts.Count(p => p.Share is null) + View.Files.Count(f => f.Share is null);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await queries.ViewAsync(Id, Me, ct);
        History = View.SeesWhole ? HistoryOf(await trail.OfAsync(View.Shared.Subject, false, most: 50, ct: ct)) : new TrailView([], Words.Value);
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnGetFileAsync(Guid file, CancellationToken ct)
    {
        var (stored, content) = await service.OpenAsync(Id, file, Me, ct);
        return this.HandOut(stored.Name, stored.ContentType, content);
    }

    public Task<IActionResult> OnPostSubmitAsync(uint version, CancellationToken ct) => ActAsync(() => service.SubmitAsync(Id, version, Me, ct), "Specifications.WasSubmitted");

    public Task<IActionResult> OnPostPublishAsync(uint version, CancellationToken ct) => ActAsync(() => service.PublishAsync(Id, version, Me, ct), "Specifications.WasPublished");

    public Task<IActionResult> OnPostReturnAsync(uint version, CancellationToken ct) => ActAsync(() => service.ReturnAsync(Id, version, Reason, Me, ct), "Specifications.WasReturned");

    public Task<IActionResult> OnPostWithdrawAsync(uint version, CancellationToken ct) => ActAsync(() => service.WithdrawAsync(Id, version, Reason, Me, ct), "Specifications.WasWithdrawn");

    private async Task<IActionResult> ActAsync(Func<Task> act, string said)
    {
        await act();
        return Done(said, "/Library/Specifications/Details", new { Id });
    }
}
