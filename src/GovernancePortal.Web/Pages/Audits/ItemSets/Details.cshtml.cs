using FluentValidation;
using GovernancePortal.Core.Audits.Items;
using GovernancePortal.Core.Audits.Items.Sheets;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Audits.Fieldwork;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits.ItemSets;

/// <summary>One version of a set: its items by chapter; a draft is edited and published, a published one begins the next.</summary>
public sealed class DetailsModel(AuditItemQueries queries, AuditItemService service, TrailQueries trail, IValidator<PublishSetInput> validator, FieldworkWords words) : ModulePage<FieldworkWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public PublishSetInput Input { get; set; } = new();

    public AuditItemSet Shown { get; private set; } = null!;
    public bool Edits => Words.MayEditItems && Shown.State == ItemSetState.Draft;
    public TrailView History { get; private set; } = null!;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Shown = await queries.FindAsync(Id, Me, ct);
        History = HistoryOf(await trail.OfAsync(Shown.Subject, true, 50, ct));
    }

    public void OnGet() => Input = new PublishSetInput { Version = Shown.Version };

    public async Task<IActionResult> OnPostPublishAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.PublishAsync(Id, Input, Me, ct);
        return Done("AuditChecks.SetWasPublished", "/Audits/ItemSets/Details", new { Id });
    }

    public async Task<IActionResult> OnPostNextAsync(CancellationToken ct)
    {
        var next = await service.NextAsync(Id, Me, ct);
        return Done("AuditChecks.DraftBegun", "/Audits/ItemSets/Details", new { id = next });
    }

    public async Task<IActionResult> OnGetFileAsync(string? kind, CancellationToken ct)
    {
        var name = $"{Texts["Navigation.AuditItemSets"]}_{Shown.Code}_{Shown.Number}";
        await service.RecordExportAsync(Id, name, Me, ct);
        if (kind == "xlsx")
        {
            return await WrittenWorkbook.OfAsync(name, Me.Today, target =>
            {
                AuditItemSheet.Write(target, Texts["Navigation.AuditItemSets"], Shown);
                return Task.CompletedTask;
            });
        }
        return ListFile.Of(kind, name, Me.Today, [.. AuditItemSheet.Columns.Select((column, at) => new CsvColumn<AuditItem>(column.Header, item => AuditItemSheet.Cells(Shown, item)[at]))], Shown.Ordered.ToAsyncEnumerable());
    }
}
