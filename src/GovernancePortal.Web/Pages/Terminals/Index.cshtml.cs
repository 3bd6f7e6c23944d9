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
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Terminals;

/// <summary>Terminals by class and section, under conditions that are all part of the address.</summary>
public sealed class IndexModel(TerminalQueries terminals, TerminalRegister register, PeopleQueries people, CodeQueries codes, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats)
    : ListPage<TerminalFilter, TerminalLine>(current, source, texts, formats)
{
    private const int YearsAhead = 6;

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
        await register.RecordExportAsync(Chosen(), Actor, ct);
        var (names, book) = (await people.SectionNamesAsync(Actor.Today, ct), await codes.BookAsync(ct));
        return SheetResult.Of(kind, Texts["Terminals.FileName"], Actor.Today, Fields(names, book), terminals.Export(Filter));
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
        return YearChoices(Enumerable.Range(0, YearsAhead).Select(n => now.Plus(n)), Filter.LeaseFy);
    }

    public override string Address(TerminalFilter filter, string? at = null, string? handler = null, string? form = null) => Url.Page("/Terminals/Index", handler, new
    {
        filter.TerminalClass, filter.BureauId, filter.SectionId, IsCentral = filter.IsCentral is { } central ? central ? "true" : "false" : null,
        LeaseFy = Number(filter.LeaseFy), Sort = filter.Sort == TerminalSort.Section ? null : (TerminalSort?)filter.Sort,
        Descending = Yes(filter.Descending), At = at, kind = form,
    })!;

    public string SortAddress(TerminalSort sort) => Address(Filter with { Sort = sort, Descending = Filter.Sort == sort && !Filter.Descending });

    /// <summary>For aria-sort: null where the list is not sorted by this column.</summary>
    public string? SortState(TerminalSort sort) => Filter.Sort != sort ? null : Filter.Descending ? "descending" : "ascending";

    protected override TerminalFilter Cleared => new TerminalFilter { Sort = Filter.Sort, Descending = Filter.Descending };

    protected override IReadOnlyList<Condition> Conditions() =>
    [
        new(Filter.TerminalClass is { } kind ? Words.Code(TerminalCodes.Class, kind) : null, f => f with { TerminalClass = null }),
        new(BureauOf(Filter.BureauId), f => f with { BureauId = null }),
        new(SectionOf(Filter.SectionId), f => f with { SectionId = null }),
        new(Filter.IsCentral is { } central ? Texts["Terminals.CentralIs", Texts[central ? "Form.Yes" : "Form.No"]].Value : null, f => f with { IsCentral = null }),
        new(Filter.LeaseFy is { } year ? Texts["Terminals.LeaseIn", Formats.Year(year)].Value : null, f => f with { LeaseFy = null }),
    ];

    public Pager Pager() => PagerOf(TerminalQueries.PageSize, Total.Rows);
}
