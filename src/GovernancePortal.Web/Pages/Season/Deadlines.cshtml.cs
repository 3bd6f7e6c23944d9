using System.Globalization;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Season;
using GovernancePortal.Core.Season.Planning;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Season;

/// <summary>A bureau with the day that holds, the one proposed, and the one the forecast suggests.</summary>
public sealed record DeadlineLineShown(Guid BureauId, string Name, DateOnly? InForce, DeadlineRow? Open, ProposedDeadline? Suggested);

/// <summary>One typed day.</summary>
public sealed record DeadlineDay
{
    public Guid BureauId { get; init; }
    public DateOnly? ClosesOn { get; init; }
}

public sealed record DeadlinesInput
{
    public List<DeadlineDay> Days { get; init; } = [];
    public string? Reason { get; init; }
}

/// <summary>部局別の受付締切: proposed from the forecast, changed by hand, confirmed and told to the bureaus.</summary>
public sealed class DeadlinesModel(SeasonQueries season, BureauDeadlineService service, SystemWordsSource source, CurrentActor current, CalendarQueries calendars, IStringLocalizer<Texts> texts, Formats formats)
    : SeasonPage(current, calendars, texts, formats)
{
    private readonly CalendarQueries queries = calendars;

    [BindProperty]
    public DeadlinesInput Input { get; set; } = new();

    /// <summary>Ids and versions of the proposals that were shown.</summary>
    [BindProperty]
    public List<string> Chosen { get; set; } = [];

    /// <summary>Fills the days that the forecast suggests into the form.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Suggest { get; set; }

    public IReadOnlyList<DeadlineLineShown> Lines { get; private set; } = [];
    public WindowLine? Window { get; private set; }
    public BudgetKind Budget => Calendar.EffectiveBudget(Scope.Fy, BudgetKind.Initial);
    public bool MayPropose => Me.May(Permission.OfficePropose) && Me.May(Permission.ConsultationReadAll) && Window is not null;
    public bool MayConfirm => Me.May(Permission.OfficeApprove);
    public bool HasOpen => Lines.Any(l => l.Open is not null);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Window = Calendar.Window(Scope.Fy, Budget, WindowKind.Filing);
        var words = await source.ReadAsync(Today, ct);
        var rows = await queries.DeadlinesAsync(Scope.Fy, Budget, ct);
        var suggested = new Dictionary<Guid, ProposedDeadline>();
        if (MayPropose)
        {
            var picture = await season.ReadAsync(SeasonScope.Of(Scope.Fy, SeasonPeak.Budget, Calendar), Me, ct);
            var demands = words.Bureaus(null).Select(b => Guid.Parse(b.Value)).Select(id => picture.Lines.Where(l => l.BureauId == id && !l.IsFiled).ToList() is var own ? new BureauDemand(id, own.Count, own.Sum(l => l.EffortDays)) : null!);
            suggested = StaggeredDeadlines.Propose(demands, Window!.From > Today ? Window.From : Today, Window.To, picture.Weeks.ToDictionary(w => w.Monday, w => w.Days), Calendar.BusinessDays).ToDictionary(p => p.BureauId);
        }
        // Proposals are the policy office's own until they are confirmed.
        var seesOpen = Me.May(Permission.OfficeRead);
        Lines = [.. words.Bureaus(null).Select(b => (Id: Guid.Parse(b.Value), b.Text)).Select(b => new DeadlineLineShown(b.Id, b.Text, rows.FirstOrDefault(r => r.BureauId == b.Id && !r.Proposal.IsOpen)?.ClosesOn,
            seesOpen ? rows.FirstOrDefault(r => r.BureauId == b.Id && r.Proposal.IsOpen) : null, suggested.GetValueOrDefault(b.Id)))];
    }

    public void OnGet() => Fill();

    // What is typed stands where the page has a row for it: every answer of the page needs them all.
    private void Fill() => Input = new DeadlinesInput { Days = [.. Lines.Select(l => new DeadlineDay { BureauId = l.BureauId, ClosesOn = Suggest ? l.Suggested?.ClosesOn : l.Open?.ClosesOn ?? l.InForce })] };

    public async Task<IActionResult> OnPostProposeAsync(CancellationToken ct)
    {
        if (Input.Reason?.Length > OfficeProposal.ReasonLength)
        {
            ModelState.AddModelError("Input.Reason", Texts["Calendar.ReasonTooLong"]);
        }
        if (!Input.Days.Select(d => d.BureauId).SequenceEqual(Lines.Select(l => l.BureauId)))
        {
            throw new NotFound("A bureau named does not exist.");
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var count = await service.ProposeAsync(Scope.Fy, Budget, Input.Days.Where(d => d.ClosesOn is not null).ToDictionary(d => d.BureauId, d => d.ClosesOn!.Value), Input.Reason, Me, ct,
            bureau => $"Days[{Math.Max(0, Input.Days.FindIndex(d => d.BureauId == bureau))}].ClosesOn");
        return Done("Season.DeadlinesProposed", count);
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken ct)
    {
        Fill();
        var chosen = Choices();
        await service.ConfirmAsync(Scope.Fy, Budget, chosen, Me, ct);
        return Done("Season.DeadlinesConfirmed", chosen.Count);
    }

    public async Task<IActionResult> OnPostDropAsync(CancellationToken ct)
    {
        Fill();
        var chosen = Choices();
        await service.DropAsync(Scope.Fy, Budget, chosen, Me, ct);
        return Done("Season.DeadlinesDropped", chosen.Count);
    }

    private RedirectToPageResult Done(string text, int count)
    {
        this.FlashMessage(Texts[text, count]);
        return RedirectToPage(new { Fy = RouteFy, Suggest = (bool?)null });
    }

    private List<ProposalChoice> Choices() => [.. Chosen.Select(text => text.Split(':') is [var id, var version] && Guid.TryParse(id, out var row) && uint.TryParse(version, CultureInfo.InvariantCulture, out var seen)
        ? new ProposalChoice(row, seen) : throw new NotFound("The proposal named does not exist."))];
}
