using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Training;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Training;

/// <summary>Of the sections of the year all, or those that miss something.</summary>
public enum StandingGap
{
    Any,      // どこかが足りない
    Staff,    // 一般職員
    Heads,    // 所属長
    Officers, // セキュリティ担当者
}

/// <summary>The year for the office (R115, R116): each bureau, each section with what it misses, and one press that reminds them (R108).</summary>
public sealed class StandingModel(TrainingStandingQueries standings, TrainingQueries queries, TrainingService service, TrainingWords words) : ModulePage<TrainingWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public FiscalYear? Fy { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? BureauId { get; set; }

    [BindProperty(SupportsGet = true)]
    public StandingGap? Gap { get; set; }

    public FiscalYear Year => Fy ?? Words.Now;
    public YearStanding Standing { get; private set; } = null!;
    public IReadOnlyList<SectionStanding> Shown { get; private set; } = [];
    public int HeldForHeads { get; private set; }
    public int HeldForOfficers { get; private set; }

    public IReadOnlyList<SelectListItem> GapChoices => [.. Enum.GetValues<StandingGap>().Select(g => new SelectListItem(Words.Formats.Name(g), g.ToString(), g == Gap))];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        if (!Words.SeesAll)
        {
            throw new Forbidden("Training of every section.");
        }
        Standing = await standings.YearAsync(Year, Me, ct);
        HeldForHeads = await queries.HeldForAsync(TrainingTarget.SectionHead, Year, Me.Today, ct);
        HeldForOfficers = await queries.HeldForAsync(TrainingTarget.SecurityOfficer, Year, Me.Today, ct);
        Shown = [.. Standing.Sections.Where(s => (BureauId is null || s.BureauId == BureauId) && Gap switch
        {
            null => true,
            StandingGap.Any => s.HasGap,
            StandingGap.Staff => !s.StaffReached,
            StandingGap.Heads => !s.HeadsReached,
            StandingGap.Officers => !s.OfficersReached,
            _ => false,
        })];
    }

    public void OnGet()
    {
        // All is loaded before.
    }

    /// <param name="form">xlsx; everything else is CSV.</param>
    public async Task<IActionResult> OnGetFileAsync(string? form, CancellationToken ct)
    {
        await service.RecordExportAsync($"{Formats.Year(Year)} {(Gap is { } gap ? Formats.Name(gap) : Texts["Systems.AllRows"].Value)}", Me, ct);
        return ListFile.Of(form, Texts["Training.StandingFile"], Me.Today,
        [
            new CsvColumn<SectionStanding>(Texts["InformationSystem.Bureau"], s => s.BureauName), new(Texts["TrainingAttendance.SectionId"], s => s.SectionName), new(Texts["SectionHeadcount.Staff"], s => s.Staff), new(Texts["Training.YearPeople"], s => s.People),
            new(Texts["Training.ThreeYears"], s => s.ThreeYears), new(Texts["Training.MissingStaff"], s => s.Missing), new(Texts["TrainingTarget.SectionHead"], s => Told(s.Heads)), new(Texts["TrainingTarget.SecurityOfficer"], s => Told(s.Officers)),
        ], Shown.ToAsyncEnumerable());
    }

    public async Task<IActionResult> OnPostUrgeAsync(CancellationToken ct)
    {
        var count = await service.UrgeAsync(Year, Me, ct);
        this.FlashMessage(Texts["Training.Urged", Formats.Number(count)]);
        return RedirectToPage("/Training/Standing", new { Fy = Year.Year });
    }

    public string Told(IEnumerable<NamedStanding> people) => string.Join(Texts["Systems.ConditionSeparator"], people.Select(p => $"{p.Name} {Texts[p.Attended ? "Training.Attended" : "Training.NotAttended"]}".Trim()));

    private Formats Formats => Words.Formats;
}
