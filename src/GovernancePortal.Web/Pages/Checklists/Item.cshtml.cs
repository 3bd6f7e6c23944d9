using FluentValidation;
using GovernancePortal.Core.Checklists;
using GovernancePortal.Core.Kpis.Beside;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Checklists;

/// <summary>One item: a new one, or another wording, condition, last year or KPI of one there is.</summary>
public sealed class ItemModel(ChecklistQueries checklists, ChecklistService service, KpiBesideQueries kpis, IValidator<ChecklistItemInput> validator, ChecklistWords words) : ChecklistPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Item { get; set; }

    [BindProperty]
    public ChecklistItemInput Input { get; set; } = new();

    public Checklist List { get; private set; } = null!;
    public CheckItem? Known { get; private set; }
    public IReadOnlyList<SelectListItem> Groups { get; private set; } = [];
    public IReadOnlyList<SelectListItem> KpiChoices { get; private set; } = [];
    public ChecklistItemInput? Stored => Known is null ? null : ChecklistItemInput.Of(Known, Now, List.Version);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        List = await checklists.FindAsync(Id, ct);
        Known = Item is { } item ? List.Items.FirstOrDefault(i => i.Id == item) ?? throw new NotFound($"Item {item}.") : null;
        Groups = [.. List.Groups.OrderBy(g => g.Number).Select(g => new SelectListItem($"{g.Number} {Words.Title(g)}", g.Id.ToString()))];
        var plans = new Dictionary<string, SelectListGroup>(StringComparer.Ordinal);
        KpiChoices = [.. (await kpis.ChoicesAsync(ct)).Select(k => new SelectListItem(k.Name, k.Id.ToString()) { Group = plans.TryGetValue(k.PlanName, out var plan) ? plan : plans[k.PlanName] = new SelectListGroup { Name = k.PlanName } })];
    }

    public void OnGet() => Input = Stored ?? new ChecklistItemInput
    {
        FromFy = Now, GroupId = List.Groups.OrderBy(g => g.Number).Select(g => (Guid?)g.Id).FirstOrDefault(), Version = List.Version,
    };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        if (Item is { } item)
        {
            await service.ChangeItemAsync(Id, item, Input, Me, ct);
        }
        else
        {
            await service.AddItemAsync(Id, Input, Me, ct);
        }
        return Done("Checklists.Saved", "/Checklists/Details", new { Id, item = (Guid?)null });
    }
}
