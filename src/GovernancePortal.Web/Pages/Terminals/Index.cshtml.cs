using System.Globalization;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Terminals;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Terminals;

/// <summary>Terminals by class and section, under conditions that are all part of the address.</summary>
public sealed class IndexModel(TerminalQueries terminals, TerminalRegister register, PeopleQueries people, CodeQueries codes, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : PageModel
{
    private const int YearsAhead = 6;

    [BindProperty(SupportsGet = true)]
    public TerminalFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    public Actor Actor { get; private set; } = null!;
    public SystemWords Words { get; private set; } = null!;
    public Page<TerminalLine> Lines { get; private set; } = Page<TerminalLine>.Empty;
    public TerminalTotal Total { get; private set; } = null!;
    public bool MayAdd => Actor.May(Permission.SystemEditOwn) || Actor.May(Permission.SystemEditAll);
    public bool MayImport => Actor.May(Permission.SystemEditAll);

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        Lines = await terminals.PageAsync(Filter, Cursor.Read(At), ct);
        Total = await terminals.TotalAsync(Filter, ct);
    }

    /// <param name="kind">xlsx or csv.</param>
    public async Task<IActionResult> OnGetFileAsync(string? kind, CancellationToken ct)
    {
        await ReadAsync(ct);
        var conditions = Chips().Items.Select(chip => chip.Label).ToList();
        await register.RecordExportAsync(conditions.Count == 0 ? texts["Systems.AllRows"] : string.Join(texts["Systems.ConditionSeparator"], conditions), Actor, ct);
        var (names, book) = (await people.SectionNamesAsync(Actor.Today, ct), await codes.BookAsync(ct));
        return SheetResult.Of(kind, texts["Terminals.FileName"], Actor.Today, Fields(names, book), terminals.Export(Filter));
    }

    // The headings of the import, so that what goes out comes back in.
    private static IReadOnlyList<SheetField<TerminalLine>> Fields(SectionNames names, CodeBook book) =>
    [
        new(TerminalImportService.Section.Header, l => names.Written(l.SectionId)), new(TerminalImportService.Class.Header, l => book.Find(TerminalCodes.Class, l.TerminalClass)?.NameJa ?? l.TerminalClass),
        new(TerminalImportService.Label.Header, l => l.Label.Length == 0 ? null : l.Label), new(TerminalImportService.Count.Header, l => l.Count, SheetLook.Number, 10),
        new(TerminalImportService.Procurer.Header, l => l.ProcuringSectionId is { } id ? names.Written(id) : null), new(TerminalImportService.Keeper.Header, l => l.ManagingSectionId is { } id ? names.Written(id) : null),
        new(TerminalImportService.Central.Header, l => SheetValues.Word(l.IsCentral), Width: 10), new(TerminalImportService.LeaseEnd.Header, l => l.LeaseEndOn, SheetLook.Day, 13),
        new(TerminalImportService.AfterLease.Header, l => book.Find(TerminalCodes.AfterLease, l.AfterLease)?.NameJa ?? l.AfterLease), new(TerminalImportService.Year.Header, l => l.Fy, SheetLook.Plain, 10),
        new(TerminalImportService.Note.Header, l => l.Note, Width: 40),
    ];

    public IReadOnlyList<SelectListItem> Years()
    {
        var now = FiscalYear.Of(Actor.Today);
        return [.. Enumerable.Range(0, YearsAhead).Select(n => now.Plus(n)).Select(y => new SelectListItem(formats.Year(y), y.Year.ToString(CultureInfo.InvariantCulture), y == Filter.LeaseFy))];
    }

    public IReadOnlyList<SelectListItem> CentralChoices() =>
        [new SelectListItem(texts["Form.Yes"], "true", Filter.IsCentral == true), new SelectListItem(texts["Form.No"], "false", Filter.IsCentral == false)];

    public string Address(TerminalFilter filter, string? at = null, string? handler = null, string? kind = null) => Url.Page("/Terminals/Index", handler, new
    {
        filter.TerminalClass, filter.BureauId, filter.SectionId, IsCentral = filter.IsCentral is { } central ? central ? "true" : "false" : null,
        LeaseFy = filter.LeaseFy?.Year.ToString(CultureInfo.InvariantCulture), Sort = filter.Sort == TerminalSort.Section ? null : (TerminalSort?)filter.Sort,
        Descending = filter.Descending ? "true" : null, At = at, kind,
    })!;

    public string SortAddress(TerminalSort sort) => Address(Filter with { Sort = sort, Descending = Filter.Sort == sort && !Filter.Descending });

    /// <summary>For aria-sort: null where the list is not sorted by this column.</summary>
    public string? SortState(TerminalSort sort) => Filter.Sort != sort ? null : Filter.Descending ? "descending" : "ascending";

    public Chips Chips()
    {
        var chips = new List<Chip>();
        Add(Filter.TerminalClass is { } kind ? Words.Code(TerminalCodes.Class, kind) : null, f => f with { TerminalClass = null });
        Add(Filter.BureauId is { } bureau ? Words.BureauName(bureau) ?? texts["Systems.FormerSection"].Value : null, f => f with { BureauId = null });
        Add(Filter.SectionId is { } section ? Words.SectionName(section) ?? texts["Systems.FormerSection"].Value : null, f => f with { SectionId = null });
        Add(Filter.IsCentral is { } central ? texts["Terminals.CentralIs", texts[central ? "Form.Yes" : "Form.No"]].Value : null, f => f with { IsCentral = null });
        Add(Filter.LeaseFy is { } year ? texts["Terminals.LeaseIn", formats.Year(year)].Value : null, f => f with { LeaseFy = null });
        return new Chips(chips, Address(new TerminalFilter { Sort = Filter.Sort, Descending = Filter.Descending }));

        void Add(string? label, Func<TerminalFilter, TerminalFilter> without)
        {
            if (label is not null)
            {
                chips.Add(new Chip(label, Address(without(Filter))));
            }
        }
    }

    public Pager Pager() => new(Lines.Items.Count, TerminalQueries.PageSize,
        Lines.Next is { } next ? Address(Filter, next) : null, Lines.Previous is { } previous ? Address(Filter, previous) : null, Total.Rows);

    private async Task ReadAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Words = await source.ReadAsync(Actor.Today, ct);
    }
}
