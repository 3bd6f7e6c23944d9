using FluentValidation;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Checklist;
using GovernancePortal.Core.Consultations.Office;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Office;

/// <summary>The reviewer's checklist of a stage: rows with their days, a new wording from a day on, an end.</summary>
public sealed class ChecklistModel(CurrentActor current, OfficeDataQueries queries, OfficeDataService service, IValidator<ChecklistInput> validator, IStringLocalizer<Texts> texts) : OfficePage(current, texts)
{
    [BindProperty(SupportsGet = true)]
    public Stage Stage { get; set; }

    /// <summary>The row that is reworded or ended.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Item { get; set; }

    [BindProperty]
    public ChecklistInput Input { get; set; } = new();

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public DateOnly? LastDay { get; set; }

    public IReadOnlyList<ChecklistItem> Items { get; private set; } = [];
    public ChecklistItem? Open { get; private set; }

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Items = await queries.ChecklistAsync(Stage, ct);
        Open = Item is null ? null : Items.FirstOrDefault(i => i.Id == Item) ?? throw new Core.Platform.NotFound("Item " + Item);
    }

    public ChecklistInput? Stored => Open is null ? null
        : new ChecklistInput { Number = Open.Number, TextJa = Open.TextJa, TextEn = Open.TextEn, Blocking = Open.Blocking, Fields = Open.Fields, ValidFrom = Today.AddDays(1) };

    public void OnGet()
    {
        Input = Stored ?? new ChecklistInput { Number = Items.Select(i => i.Number).DefaultIfEmpty(0).Max() + 1, ValidFrom = Today.AddDays(1) };
        Version = Open?.Version ?? 0;
        LastDay = Open?.ValidTo;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        LastDay = Open?.ValidTo;
        var input = Input with { Stage = Stage };
        if (!await this.ValidateAsync(validator, input))
        {
            return Page();
        }
        await service.AddChecklistItemAsync(input, Open?.Id, Version, Me, ct);
        return Done("Office.Saved", new { Stage, item = (Guid?)null });
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken ct)
    {
        // The other form of the page was not posted: it shows what is stored.
        Input = Stored ?? Input;
        if (LastDay is not { } day)
        {
            if (ModelState.IsValid)
            {
                ModelState.AddModelError("LastDay", Texts["Rule.Form.Required"]);
            }
            return Page();
        }
        await service.EndChecklistItemAsync(Open?.Id ?? Guid.Empty, Version, day, Me, ct);
        return Done("Office.Saved", new { Stage, item = (Guid?)null });
    }
}
