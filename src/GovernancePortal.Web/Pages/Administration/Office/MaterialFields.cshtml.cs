using System.Globalization;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Changes;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Consultations.Office;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Office;

public sealed record MaterialLine(CodeItem Item, string Label, bool IsAmount);

/// <summary>Which items an approval covers (decision 9): dated data of the office, by form.</summary>
public sealed class MaterialFieldsModel(CurrentActor current, OfficeDataQueries queries, OfficeDataService service, CalendarQueries calendars, IStringLocalizer<Texts> texts) : OfficePage(current, texts)
{
    [BindProperty]
    public CodeInput Input { get; set; } = new();

    public int Percent { get; private set; }
    public IReadOnlyList<(Stage Stage, IReadOnlyList<MaterialLine> Lines)> Forms { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Percent = (await calendars.CalendarAsync(ct)).Setting(SettingName.MaterialChangePercent, Today);
        var items = (await queries.CodesAsync(MaterialFields.List, ct)).ToLookup(i => i.Code);
        Forms = [.. Enum.GetValues<Stage>().Select(stage => (stage, (IReadOnlyList<MaterialLine>)[.. FormCatalogue.Of(stage).Where(f => f.IsItem).SelectMany(f => items[f.Code].Select(i => new MaterialLine(i, Label(f), f.Type is FieldType.CostGrid or FieldType.Yen)))]))];
        Choices = [.. Enum.GetValues<Stage>().SelectMany(stage =>
        {
            var group = new SelectListGroup { Name = Texts["Stage." + stage] };
            return FormCatalogue.Of(stage).Where(f => f is { IsItem: true, ReadOnly: false } && !items[f.Code].Any()).Select(f => new SelectListItem(Label(f), f.Code) { Group = group });
        })];
    }

    public void OnGet() => Input = new CodeInput { ValidFrom = Today };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        foreach (var (field, missing) in new[] { ("Input.Code", Input.Code is null), ("Input.ValidFrom", Input.ValidFrom is null) })
        {
            // What was typed and could not be read has its message already.
            if (missing && ModelState[field]?.Errors.Count is not > 0)
            {
                ModelState.AddModelError(field, Texts["Validation.NotNull"]);
            }
        }
        this.DemandOffered("Input.Code", Input.Code, Choices.Select(c => c.Value));
        if (!ModelState.IsValid)
        {
            return Page();
        }
        await service.AddCodeAsync(MaterialFields.List, Input with { NameJa = In("ja"), NameEn = In("en") }, Me, ct);
        return Done("Office.Saved");
    }

    /// <summary>Covered up to today, or again.</summary>
    public async Task<IActionResult> OnPostEndAsync(Guid id, uint version, bool end, CancellationToken ct)
    {
        await service.EndCodeAsync(id, version, end ? Today : null, Me, ct);
        return Done("Office.Saved");
    }

    private string Label(FieldDefinition field) => $"{field.Code} {Texts["Field." + field.Code]}";

    // The list keeps both languages, whoever adds the item.
    private string In(string language)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return Texts["Field." + Input.Code];
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
