using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Sheets;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Systems.Sheets;

/// <summary>Which column of the file is which value of the ledger.</summary>
public sealed class ColumnsModel(CurrentActor current, SystemImportQueries queries, SystemImportService imports, ImportWork work, IStringLocalizer<Texts> texts) : SheetPage(current, queries, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>One entry a heading of the file, in its order; empty: not read.</summary>
    [BindProperty]
    public List<string?> Ours { get; set; } = [];

    [BindProperty]
    public bool ForOffice { get; set; }

    public ImportRun Run { get; private set; } = null!;
    public IReadOnlyList<StagedRow> Sample { get; private set; } = [];
    public bool MayKeepForOffice => Me.May(Permission.SystemEditAll);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Run = await Queries.RunAsync(Id, Me, ct);
        Sample = await Queries.SampleAsync(Id, ct);
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var mapping = Run.Mapping.Count > 0 ? Run.Mapping : await imports.ProposalAsync(Run, Me, ct);
        Ours = [.. Run.Headings.Select(h => mapping.GetValueOrDefault(h))];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var mapping = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < Run.Headings.Count && i < Ours.Count; i++)
        {
            if (Run.Headings[i].Length > 0)
            {
                // An empty entry is a decision, too: the column is not read, and not asked about again.
                mapping[Run.Headings[i]] = Ours[i] is { } ours && (ours == SystemSheet.Number.Header || SystemColumns.OfHeader(ours) is not null) ? ours : "";
            }
        }
        var (me, memory) = (Me, ForOffice ? MappingMemory.Office : MappingMemory.Person);
        await work.RunAsync<SystemImportService>(Id, service => service.PreviewAsync(Id, mapping, me, memory, CancellationToken.None));
        return RedirectToPage("Run", new { Id });
    }

    public IReadOnlyList<SelectListItem> Choices(int place)
    {
        var chosen = place < Ours.Count && Ours[place] is { Length: > 0 } ours ? SystemColumns.OfHeader(ours)?.Header : null;
        return [.. SystemColumns.Given.Prepend(SystemSheet.Number).Select(c => new SelectListItem(c.Header, c.Header, c.Header == chosen))];
    }

    /// <summary>The first values under a heading.</summary>
    public string SampleOf(int place) => string.Join(" ・ ", Sample.Where(r => place < r.Cells.Count && r.Cells[place].Length > 0).Select(r => r.Cells[place].Length > 30 ? r.Cells[place][..30] + "…" : r.Cells[place]));
}
