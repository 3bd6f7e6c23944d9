using FluentValidation;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Consultations.Office;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Office;

/// <summary>Items of the forms: what holds today, and what holds of one item from a day on (R036).</summary>
public sealed class RulesModel(CurrentActor current, FormRuleQueries queries, FormRuleService service, IValidator<FormRuleInput> validator, IStringLocalizer<Texts> texts) : OfficePage(current, texts)
{
    [BindProperty(SupportsGet = true)]
    public Stage Stage { get; set; }

    /// <summary>The item whose rules are open.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Item { get; set; }

    [BindProperty]
    public FormRuleInput Input { get; set; } = new();

    public IReadOnlyList<FieldDefinition> Items { get; private set; } = [];
    public FormRuleSet Rules { get; private set; } = FormRuleSet.None;
    public IReadOnlyList<FormRule> History { get; private set; } = [];
    public ILookup<string, FormRule> Ahead { get; private set; } = Array.Empty<FormRule>().ToLookup(r => r.Item);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        // Every number of the design has a line; those asked beside another item too.
        Items = [.. FormCatalogue.Of(Stage).Where(f => f.Code == f.Base && !f.ReadOnly)];
        var rows = await queries.RowsAsync(Stage, ct);
        Rules = new FormRuleSet(rows.Where(r => r.ValidFrom <= Today));
        Ahead = rows.Where(r => r.ValidFrom > Today).ToLookup(r => r.Item);
        if (Item is not null)
        {
            History = Items.Any(f => f.Code == Item) ? [.. rows.Where(r => r.Item == Item)] : throw new NotFound("Item " + Item);
        }
    }

    public bool IsOpen(FieldDefinition field) => FormRule.IsOpen(Stage, field.Code);

    public FormRule? Newest => History.Count > 0 ? History[0] : null;

    public FormRuleInput Stored => new()
    {
        Asked = Newest?.Asked ?? true, Required = Newest?.Required, Simplified = Newest?.Simplified, Reason = Newest?.ValidFrom > Today ? Newest.Reason : null,
        ValidFrom = Newest?.ValidFrom > Today ? Newest.ValidFrom : Today.AddDays(1), Version = Newest?.Version ?? 0,
    };

    public IReadOnlyList<SelectListItem> Choices(string yes, string no) => [new SelectListItem(Texts["Office.AsTheForm"], ""), new SelectListItem(Texts[yes], "true"), new SelectListItem(Texts[no], "false")];

    public string Words(FormRule rule) => !rule.Asked ? Texts["Office.NotAsked"] : string.Join(Texts["Form.ListSeparator"], new[]
    {
        rule.Required switch { true => Texts["Office.RuleRequired"].Value, false => Texts["Office.RuleOptional"].Value, null => null },
        rule.Simplified switch { true => Texts["Office.OnSimplified"].Value, false => Texts["Office.NotOnSimplified"].Value, null => null },
    }.Where(word => word is not null).DefaultIfEmpty(Texts["Office.AsTheForm"].Value));

    public void OnGet() => Input = Stored;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.SaveAsync(Stage, Item ?? "", Input, Me, ct);
        return Done("Office.Saved", new { Stage, item = (string?)null });
    }
}
