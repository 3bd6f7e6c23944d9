using FluentValidation;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.SelfChecks;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.SelfChecks;

/// <summary>A campaign and the questions it asks; new, copied from another, or known.</summary>
public sealed class EditModel(SelfCheckQueries queries, SelfCheckService service, IValidator<SelfCheckCampaignInput> validator, SelfCheckWords words) : ModulePage<SelfCheckWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    /// <summary>The campaign to copy.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? From { get; set; }

    [BindProperty]
    public SelfCheckCampaignInput Input { get; set; } = new();

    public SelfCheckCampaign? Shown { get; private set; }
    public bool IsDraft => Shown is null or { State: SelfCheckCampaignState.Draft };
    private IReadOnlyList<SelfCheckQuestion> Offered { get; set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Shown = Id is { } id ? await queries.CampaignAsync(id, Me, ct) : null;
        if (Shown is { State: SelfCheckCampaignState.Closed })
        {
            throw new Forbidden("Changing a closed self-check.");
        }
        Offered = [.. (await queries.QuestionsAsync(ct)).Where(q => q.IsActive)];
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (Shown is not null)
        {
            Input = SelfCheckCampaignInput.Of(Shown);
        }
        else if (From is { } from)
        {
            var former = SelfCheckCampaignInput.After(await queries.CampaignAsync(from, Me, ct), Me.Today);
            Input = former with { QuestionIds = [.. former.QuestionIds.Where(id => Offered.Any(q => q.Id == id))] };
        }
        else
        {
            Input = new SelfCheckCampaignInput { Fy = FiscalYear.Of(Me.Today), PeriodFrom = Me.Today, PeriodTo = Me.Today.AddDays(30), DueOn = Me.Today.AddDays(30), QuestionIds = [.. Offered.Select(q => q.Id)] };
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        // Of an open campaign these are not in the form.
        if (Shown is { State: SelfCheckCampaignState.Open } open)
        {
            Input = Input with { Fy = open.Fy, PeriodFrom = open.PeriodFrom, PeriodTo = open.PeriodTo, QuestionIds = [.. open.Questions.Select(q => q.QuestionId)] };
        }
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        if (Id is { } known)
        {
            await service.EditAsync(known, Input, Me, ct);
            return Done("SelfChecks.Saved", "/SelfChecks/Details", new { id = known });
        }
        var id = await service.CreateAsync(Input, Me, ct);
        return Done("SelfChecks.Saved", "/SelfChecks/Details", new { id });
    }

    public IReadOnlyList<SelectListItem> Choices() => [.. Offered.Select(q => new SelectListItem($"{Words.Formats.Name(q.Chapter)}: {q.Text}", q.Id.ToString(), Input.QuestionIds.Contains(q.Id)))];
}
