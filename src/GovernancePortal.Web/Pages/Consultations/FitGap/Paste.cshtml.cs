using GovernancePortal.Core.Consultations.FitGap;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Money;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.FitGap;

public sealed record PasteInput
{
    public string? Rows { get; init; }
}

public sealed class PasteInputValidator : AbstractValidator<PasteInput>
{
    public const int Length = 100_000;

    public PasteInputValidator() => RuleFor(x => x.Rows).NotEmpty().MaximumLength(Length);
}

/// <summary>
/// Functions pasted from a spreadsheet, one a line with tabs between: function, RFI, fit or gap, level, need, cost; words
/// as the page writes them. All of them are taken or, with the lines that cannot be read named, none.
/// </summary>
public sealed class PasteModel(FitGapQueries queries, FitGapService service, IValidator<FitGapEntry> entries, CurrentActor current, Formats formats, IStringLocalizer<Texts> texts)
    : FitGapPage(queries, current, texts)
{
    private const int MostFaults = 10;
    private static readonly PasteInputValidator Check = new();

    [BindProperty]
    public PasteInput Input { get; set; } = new();

    [BindProperty]
    public uint Version { get; set; }

    protected override Task LoadPageAsync(CancellationToken ct)
    {
        DemandWrite();
        return Task.CompletedTask;
    }

    public void OnGet() => Version = Sheet.Version;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(Check, Input))
        {
            return Page();
        }
        List<FitGapEntry> read = [];
        List<int> faults = [];
        var number = 0;
        foreach (var line in Input.Rows!.Split('\n'))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }
            if (Read(line) is { } entry && (await entries.ValidateAsync(entry, ct)).IsValid)
            {
                read.Add(entry);
            }
            else
            {
                faults.Add(number);
            }
        }
        if (faults.Count > 0 || read.Count == 0)
        {
            ModelState.AddModelError("Input.Rows", Texts["FitGap.PasteFaults", string.Join(Texts["Form.ListSeparator"], faults.Take(MostFaults))]);
            return Page();
        }
        await service.AddLinesAsync(Id, Version, read, Me, ct);
        return Done("FitGap.Saved");
    }

    // Null when a word or the amount is not understood, or a gap is incomplete.
    private FitGapEntry? Read(string line)
    {
        var cells = line.Split('\t').Select(c => CsvExport.Unguard(c.Trim())).ToArray();
        string? Cell(int i) => i < cells.Length && cells[i].Length > 0 ? cells[i] : null;
        if (!Word<RfiAnswer>(Cell(1), out var rfi) || !Word<FitResult>(Cell(2), out var result) || !Word<GapLevel>(Cell(3), out var level))
        {
            return null;
        }
        long? cost = null;
        if (Cell(5) is { } amount)
        {
            if (!Yen.TryParse(amount, YenUnit.Yen, out var yen))
            {
                return null;
            }
            cost = yen;
        }
        var isIncomplete = result == FitResult.Gap && (level is null || Cell(4) is null || (level != GapLevel.Parameter && cost is null));
        return isIncomplete ? null : new FitGapEntry { Function = Cell(0), Rfi = rfi ?? RfiAnswer.NotAsked, Result = result, Level = level, Need = Cell(4), CostYen = cost };
    }

    private bool Word<T>(string? text, out T? value)
        where T : struct, Enum
    {
        value = text is null ? null : Enum.GetValues<T>().Where(v => formats.Name(v) == text || v.ToString() == text).Cast<T?>().FirstOrDefault();
        return text is null || value is not null;
    }
}
