using FluentValidation;
using GovernancePortal.Core.Municipalities;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Municipalities;

/// <summary>One support given (R143, R246): read by everybody, recorded by the policy office.</summary>
public sealed class SupportModel(SupportQueries supports, MunicipalityQueries municipalities, MunicipalityService service, TrailQueries trail, IValidator<SupportInput> validator, MunicipalityWords words) : MunicipalityPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    /// <summary>To whom a new one goes, coming from its page.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Municipality { get; set; }

    [BindProperty]
    public SupportInput Input { get; set; } = new();

    public MunicipalSupport? Support { get; private set; }
    public IReadOnlyList<MunicipalityChoice> All { get; private set; } = [];
    public TrailView? History { get; private set; }
    public SupportInput? Stored => Support is null ? null : SupportInput.Of(Support);
    public IReadOnlyList<SelectListItem> Choices => Words.Choices(All, Input.MunicipalityIds);
    public IEnumerable<MunicipalityChoice> Recipients => All.Where(m => Support!.Recipients.Any(r => r.MunicipalityId == m.Id));

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        All = await municipalities.ChoicesAsync(Me.Today, ct);
        if (Id is { } id)
        {
            Support = await supports.FindAsync(id, ct);
            History = HistoryOf(await trail.OfAsync(Support.Subject, showRestricted: true, most: 50, ct: ct));
        }
        else if (!Words.MayEdit)
        {
            throw new Forbidden("Recording supports.");
        }
    }

    public void OnGet() => Input = Stored ?? new SupportInput { On = Me.Today, SectionId = Me.Main?.SectionId, MunicipalityIds = Municipality is { } one ? [one] : [] };

    /// <param name="all">Every municipality is ticked, and the form shown again.</param>
    public async Task<IActionResult> OnPostAsync(bool all, CancellationToken ct)
    {
        if (all)
        {
            ModelState.Clear();
            Input = Input with { MunicipalityIds = [.. All.Where(m => !m.Ended).Select(m => m.Id)] };
            return Page();
        }
        this.DemandOffered("Input.Topic", Input.Topic, Words.Ledger.Choices(MunicipalityCodes.Topic, Support?.Topic).Select(c => c.Value));
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        return Done("Municipalities.Saved", "/Municipalities/Support", new { id = await service.SaveSupportAsync(Id, Input, Me, ct), municipality = (Guid?)null });
    }

    public async Task<IActionResult> OnPostRemoveAsync(uint version, CancellationToken ct)
    {
        await service.RemoveSupportAsync(Id ?? throw new NotFound("Support."), version, Me, ct);
        return Done("Municipalities.SupportRemoved", "/Municipalities/Supports", new { id = (Guid?)null });
    }
}
