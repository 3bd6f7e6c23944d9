using FluentValidation;
using GovernancePortal.Core.Consultations.Office;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Office;

/// <summary>One code list: its entries, one of them open for renaming or ending, and a form for a new one.</summary>
public sealed class CodesModel(CurrentActor current, OfficeDataQueries queries, OfficeDataService service, IValidator<CodeInput> validator, IStringLocalizer<Texts> texts) : OfficePage(current, texts)
{
    [BindProperty(SupportsGet = true)]
    public string List { get; set; } = "";

    /// <summary>The entry whose form is open.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Item { get; set; }

    [BindProperty]
    public CodeInput Input { get; set; } = new();

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public DateOnly? LastDay { get; set; }

    public IReadOnlyList<CodeItem> Items { get; private set; } = [];
    public CodeItem? Open { get; private set; }

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Items = await queries.CodesAsync(List, ct);
        Open = Items.FirstOrDefault(i => i.Id == Item);
    }

    public void OnGet()
    {
        Input = Open is null ? new CodeInput { ValidFrom = Today } : new CodeInput { NameJa = Open.NameJa, NameEn = Open.NameEn, Order = Open.Order };
        Version = Open?.Version ?? 0;
        LastDay = Open?.ValidTo;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        if (Open is { } open)
        {
            await service.RenameCodeAsync(open.Id, Version, Input, Me, ct);
        }
        else
        {
            await service.AddCodeAsync(List, Input, Me, ct);
        }
        return Done("Office.Saved", new { List, item = (Guid?)null });
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }
        await service.EndCodeAsync(Open?.Id ?? Guid.Empty, Version, LastDay, Me, ct);
        return Done("Office.Saved", new { List, item = (Guid?)null });
    }
}
