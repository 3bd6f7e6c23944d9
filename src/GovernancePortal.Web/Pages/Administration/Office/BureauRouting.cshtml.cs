using FluentValidation;
using GovernancePortal.Core.Consultations.Forwarding;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Office;

/// <summary>部局主管課経由: which bureaus take part, from when, and how many days their coordinators have.</summary>
public sealed class BureauRoutingModel(CurrentActor current, BureauRoutingQueries queries, BureauRoutingService service, SystemWordsSource source, IValidator<BureauRoutingInput> validator, IStringLocalizer<Texts> texts) : OfficePage(current, texts)
{
    private const int UsualLeadDays = 5;

    /// <summary>The row that is ended.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Item { get; set; }

    [BindProperty]
    public BureauRoutingInput Input { get; set; } = new();

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public DateOnly? LastDay { get; set; }

    public IReadOnlyList<BureauRoutingLine> Items { get; private set; } = [];
    public IReadOnlyList<SelectListItem> BureauChoices { get; private set; } = [];
    public BureauRoutingLine? Open { get; private set; }

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Items = await queries.AllAsync(ct);
        BureauChoices = [.. (await source.ReadAsync(Today, ct)).Bureaus(Input.BureauId)];
        Open = Item is null ? null : Items.FirstOrDefault(i => i.Routing.Id == Item) ?? throw new Core.Platform.NotFound("Bureau routing " + Item);
    }

    public void OnGet()
    {
        Input = Fresh;
        Version = Open?.Routing.Version ?? 0;
        LastDay = Open?.Routing.ValidTo;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.AddAsync(Input, Me, ct);
        return Done("Office.Saved", new { item = (Guid?)null });
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken ct)
    {
        Input = Fresh;
        if (LastDay is not { } day)
        {
            if (ModelState.IsValid)
            {
                ModelState.AddModelError("LastDay", Texts["Rule.Form.Required"]);
            }
            return Page();
        }
        await service.EndAsync(Open?.Routing.Id ?? Guid.Empty, Version, day, Me, ct);
        return Done("Office.Saved", new { item = (Guid?)null });
    }

    private BureauRoutingInput Fresh => new() { ValidFrom = Today, LeadDays = UsualLeadDays };
}
