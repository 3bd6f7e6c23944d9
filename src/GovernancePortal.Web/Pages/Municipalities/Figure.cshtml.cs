using GovernancePortal.Core.Municipalities;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Municipalities;

/// <summary>The list behind a number.</summary>
public sealed class FigureModel(MunicipalityFigureQueries figures, MunicipalityService service, MunicipalityWords words) : MunicipalityPage(words)
{
    [BindProperty(SupportsGet = true)]
    public string? Key { get; set; }

    [BindProperty(SupportsGet = true)]
    public FiscalYear? Fy { get; set; }

    public FiscalYear Shown => Fy ?? Words.Now;
    public MunicipalFigure Figure { get; private set; } = null!;
    public string Name => Texts["Figure." + Key];
    public bool OfSupports => MunicipalityFigures.IsOfSupports(Key);
    public bool Weighs => MunicipalityFigures.IsSum(Key);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        if (Key is null || !MunicipalityFigures.Keys.Contains(Key))
        {
            throw new NotFound($"Figure {Key}.");
        }
        Figure = (await figures.ReadAsync(Me.Today, ct)).Figure(Key, Shown);
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnGetFileAsync(string? kind, CancellationToken ct)
    {
        await service.RecordExportAsync($"{Name} {Words.Formats.Year(Shown)}", Me, ct);
        return ListFile.Of(kind, Name, Me.Today, [new CsvColumn<MunicipalFigureLine>(Texts["Municipality.Name"], l => l.Name), new(Texts["Municipalities.Detail"], l => l.Detail), new(Texts["Municipalities.Weight"], l => l.Weight)], Figure.Lines.ToAsyncEnumerable());
    }
}
