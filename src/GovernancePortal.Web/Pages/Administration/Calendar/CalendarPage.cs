using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Calendar;

/// <summary>What the pages of the calendar share: who looks, and the tabs with the proposals that wait.</summary>
public abstract class CalendarPage(CurrentActor current, CalendarQueries queries, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    protected CalendarQueries Queries { get; } = queries;
    protected IStringLocalizer<Texts> Texts { get; } = texts;

    public Actor Me { get; private set; } = null!;
    public DateOnly Today => Me.Today;
    public bool MayPropose => Me.May(Permission.OfficePropose);
    public bool MayApprove => Me.May(Permission.OfficeApprove);
    public PendingProposals Pending { get; private set; } = new(0, 0, 0, 0);

    public async Task LoadAsync(CancellationToken ct)
    {
        Me = await current.GetAsync(ct);
        Pending = await Queries.PendingAsync(ct);
        await LoadPageAsync(ct);
    }

    protected abstract Task LoadPageAsync(CancellationToken ct);

    public Tabs TabsFor(string page) => new(Texts["Calendar.Tabs"],
    [
        Tab("Index", page, 0),
        Tab("Holidays", page, Pending.Holidays),
        Tab("Windows", page, Pending.Windows),
        Tab("Thresholds", page, Pending.Thresholds),
        Tab("Settings", page, Pending.Settings),
    ]);

    private Tab Tab(string name, string page, int waiting) =>
        new(Texts["Calendar.Tab" + name], Url.Page(name, new { })!, name == page, waiting == 0 ? null : waiting);
}

/// <summary>An open proposal in words.</summary>
public sealed record WaitingLine(ProposalLine Proposal, string What)
{
    /// <summary>Id and version in one value, so that a ticked box says which version was seen.</summary>
    public string Choice => $"{Proposal.Id}:{Proposal.Version}";
}

/// <summary>Open proposals; what was ticked and typed when the page is shown again.</summary>
public sealed record Waiting(IReadOnlyList<WaitingLine> Lines, Actor Me, bool MayApprove, IReadOnlyList<string> Chosen, string? DeclineReason);

/// <summary>A page whose rows are proposed and approved; <typeparamref name="T"/> is its kind of row.</summary>
public abstract class ProposalPage<T>(CurrentActor current, CalendarQueries queries, CalendarApprovalService approval, IStringLocalizer<Texts> texts)
    : CalendarPage(current, queries, texts)
    where T : OfficeProposal
{
    [BindProperty]
    public List<string> Chosen { get; set; } = [];

    [BindProperty]
    public string? DeclineReason { get; set; }

    public Waiting Waiting { get; private set; } = null!;

    protected void Wait(IEnumerable<WaitingLine> lines) => Waiting = new Waiting([.. lines], Me, MayApprove, Chosen, DeclineReason);

    public async Task<IActionResult> OnPostApproveAsync(CancellationToken ct)
    {
        await approval.ApproveAsync<T>(Choices(), Me, ct);
        return Done("Calendar.Approved");
    }

    public async Task<IActionResult> OnPostDeclineAsync(CancellationToken ct)
    {
        if (DeclineReason?.Length > OfficeProposal.ReasonLength)
        {
            ModelState.AddModelError(nameof(DeclineReason), Texts["Calendar.ReasonTooLong"]);
            return Page();
        }
        await approval.DeclineAsync<T>(Choices(), DeclineReason, Me, ct);
        return Done("Calendar.Declined");
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string? choice, CancellationToken ct)
    {
        await approval.WithdrawAsync<T>(ChoiceOf(choice), Me, ct);
        return Done("Calendar.Withdrawn");
    }

    /// <summary>Back to the page as it was filtered, with a message.</summary>
    protected RedirectToPageResult Done(string text, params object[] arguments)
    {
        this.FlashMessage(Texts[text, arguments]);
        return RedirectToPage(RouteForReturn());
    }

    protected virtual object? RouteForReturn() => null;

    private List<ProposalChoice> Choices() => [.. Chosen.Select(ChoiceOf)];

    private static ProposalChoice ChoiceOf(string? text)
    {
        var parts = text?.Split(':') ?? [];
        // Anything else than what the page wrote names no row: 404.
        return parts.Length == 2 && Guid.TryParse(parts[0], out var id) && uint.TryParse(parts[1], out var version)
            ? new ProposalChoice(id, version)
            : throw new Core.Platform.NotFound("The proposal named does not exist.");
    }
}
