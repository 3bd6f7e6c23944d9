using FluentValidation;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.SelfChecks;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.SelfChecks;

/// <summary>One section's sheet: all questions on one page to answer, or to read, with the acts of the table.</summary>
public sealed class SheetModel(SelfCheckQueries queries, SelfCheckService service, TrailQueries trail, IValidator<SelfCheckSheetInput> answers, IValidator<SelfCheckActInput> acts, SelfCheckWords words) : ModulePage<SelfCheckWords>(words)
{
    private const int Latest = 30;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public SelfCheckSheetInput Input { get; set; } = new();

    [BindProperty]
    public SelfCheckActInput Act { get; set; } = new();

    public SelfCheckSheetView View { get; private set; } = null!;
    public SelfCheckSheet Shown => View.Sheet;
    public TrailView History { get; private set; } = null!;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await queries.SheetAsync(Id, Me, ct);
        History = HistoryOf(await trail.OfAsync(Shown.Subject, true, Latest, ct));
    }

    public SelfCheckSheetInput Stored => new() { Version = Shown.Version, Rows = [.. View.Campaign.Questions.Select(q => SelfCheckEntryRow.Of(View.Entry(q)))] };

    public void OnGet() => Input = Stored;

    /// <summary>Keeps what is answered so far; what is missing holds up only the passing on.</summary>
    public async Task<IActionResult> OnPostAnswerAsync(CancellationToken ct)
    {
        Fill();
        if (!await this.ValidateAsync(answers, Input))
        {
            return Page();
        }
        await service.WriteAsync(Id, Input, Me, ct);
        return Done("SelfChecks.Written", "/SelfChecks/Sheet", new { Id });
    }

    /// <summary>An act that needs nothing said.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Input = Stored;
        if (!await this.ValidateAsync(acts, Act, nameof(Act)))
        {
            return Page();
        }
        await service.DoAsync(Id, Act, Me, ct);
        return Done("SelfChecks.Done." + Act.Act, "/SelfChecks/Sheet", new { Id });
    }

    /// <summary>Acts that need nothing said.</summary>
    public IEnumerable<OfferedSelfCheckAct> Plain => View.Acts.Where(a => a.Act is SelfCheckAct.PassOn or SelfCheckAct.PullBack or SelfCheckAct.HandIn);

    /// <summary>Acts with a page of their own.</summary>
    public IEnumerable<OfferedSelfCheckAct> Worded => View.Acts.Where(a => SelfCheckActInput.NeedsReason(a.Act));

    // A form that posts fewer rows than there are questions leaves the rest as it is stored.
    private void Fill()
    {
        while (Input.Rows.Count < View.Campaign.Questions.Count)
        {
            Input.Rows.Add(SelfCheckEntryRow.Of(View.Entry(View.Campaign.Questions[Input.Rows.Count])));
        }
    }
}
