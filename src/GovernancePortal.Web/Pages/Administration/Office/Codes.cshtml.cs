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
        Open = Item is null ? null : Items.FirstOrDefault(i => i.Id == Item) ?? throw new Core.Platform.NotFound("Item " + Item);
    }

    public CodeInput? Stored => Open is null ? null : new CodeInput { NameJa = Open.NameJa, NameEn = Open.NameEn, Order = Open.Order };

    public void OnGet()
    {
        Input = Stored ?? new CodeInput { ValidFrom = Today };
        Version = Open?.Version ?? 0;
        LastDay = Open?.ValidTo;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        LastDay = Open?.ValidTo;
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
        // The other form of the page was not posted: it shows what is stored.
        Input = Stored ?? Input;
        if (!ModelState.IsValid)
        {
            return Page();
        }
        await service.EndCodeAsync(Open?.Id ?? Guid.Empty, Version, LastDay, Me, ct);
        return Done("Office.Saved", new { List, item = (Guid?)null });
    }
}
