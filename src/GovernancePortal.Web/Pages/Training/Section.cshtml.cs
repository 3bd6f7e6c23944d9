using FluentValidation;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Training;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Training;

/// <summary>研修の状況 of one section: staff, head and security officer, what is missing, and what was attended.</summary>
public sealed class SectionModel(TrainingQueries queries, TrainingStandingQueries standings, TrainingService service, TrailQueries trail, IValidator<HeadcountInput> staff, IValidator<OfficerInput> officers, TrainingWords words) : ModulePage<TrainingWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public FiscalYear? Fy { get; set; }

    [BindProperty]
    public HeadcountInput Input { get; set; } = new();

    [BindProperty]
    public OfficerInput Officer { get; set; } = new();

    public FiscalYear Year => Fy ?? Words.Now;
    public string Name { get; private set; } = "";
    public SectionStanding? Standing { get; private set; }
    public IReadOnlyList<SectionAttendance> Attended { get; private set; } = [];
    public IReadOnlyList<OfficerLine> Officers { get; private set; } = [];
    public SectionHeadcount? Headcount { get; private set; }
    public TrailView? History { get; private set; }
    public bool MayEnter => TrainingAccess.Enters(Me, Id);
    public bool SeesNames => TrainingAccess.SeesNames(Me, Id);
    public HeadcountInput Stored => new() { Fy = Year, Staff = Headcount?.Staff, Version = Headcount?.Version ?? 0 };

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        if (!TrainingAccess.SeesSection(Me, Id) || Words.Ledger.SectionName(Id) is not { } name)
        {
            throw new NotFound($"Training of section {Id}.");
        }
        Name = name;
        Standing = (await standings.YearAsync(Year, Me, ct, Id)).Sections.SingleOrDefault();
        Attended = await queries.OfSectionAsync(Id, Year, Me, ct);
        Officers = await queries.OfficersAsync(Id, Me, ct);
        Headcount = await queries.HeadcountAsync(Id, Year, ct);
        // The names of officers stand in it.
        History = SeesNames ? HistoryOf(await trail.OfAsync(new TrailSubject(SectionHeadcount.SubjectType, Id), true, 50, ct)) : null;
    }

    public void OnGet() => (Input, Officer) = (Stored, new OfficerInput { ValidFrom = Me.Today });

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var input = Input with { Fy = Year };
        if (!await this.ValidateAsync(staff, input))
        {
            return Page();
        }
        await service.SaveHeadcountAsync(Id, input, Me, ct);
        return Done("Training.Saved", "/Training/Section", new { Id, Fy = Year.Year });
    }

    public async Task<IActionResult> OnPostOfficerAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(officers, Officer, nameof(Officer)))
        {
            return Page();
        }
        await service.NameOfficerAsync(Id, Officer, Me, ct);
        return Done("Training.OfficerNamed", "/Training/Section", new { Id, Fy = Year.Year });
    }
}
