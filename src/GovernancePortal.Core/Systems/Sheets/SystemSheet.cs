using System.Globalization;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Systems.Sheets;

/// <summary>The ledger as a sheet: one heading a value (<see cref="SystemColumns"/>), one row a system.</summary>
public static class SystemSheet
{
    public const string Name = "システム台帳";
    public const string ListSheet = "選択肢";
    /// <summary>The key: blank makes a new row.</summary>
    public static LedgerColumn Number { get; } = SystemColumns.Of("Code");

    /// <summary>What a cell of an export holds: a text, number, day, fiscal year, yes/no, or null.</summary>
    public static object? Cell(LedgerColumn column, InformationSystem system, SheetWords words, Actor reader)
    {
        if (column.Sensitive && !InformationSystem.MayReadSensitive(reader, system.OwnerSectionId))
        {
            return null;
        }
        return column.Name == "Bureau" ? words.Bureau(system.OwnerSectionId) : Written(column, column.Of(system), words);
    }

    /// <summary>A value as sheets write it.</summary>
    public static object? Written(LedgerColumn column, object? value, SheetWords words) => (column.Kind, value) switch
    {
        (_, null) => null,
        (LedgerKind.Code, string code) => words.Codes.Find(column.List!, code)?.NameJa ?? code,
        (LedgerKind.Choice, _) => FixedChoices.Name(value),
        (LedgerKind.Section, Guid section) => words.Section(section),
        _ => value,
    };

    /// <summary>What reading the written cell gives as its text: equal texts need no reading.</summary>
    public static string Plain(object? written) => written switch
    {
        null => "",
        bool yes => yes ? SheetValues.YesWord : SheetValues.NoWord,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FiscalYear year => year.Year.ToString(CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => CharacterWidth.Trim(written.ToString()!.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')),
    };

    /// <summary>The columns of the workbook with their lists; what the portal makes is guarded.</summary>
    public static IReadOnlyList<SheetColumn> Columns(SheetWords words) =>
        [.. SystemColumns.All.Select(c => new SheetColumn(c.Header, Width(c), Look(c.Kind), Choices(c, words), c.Derived, c.Needed))];

    /// <summary>The columns of a further sheet: whose row it is, and the part's values.</summary>
    internal static IReadOnlyList<SheetColumn> PartColumns(SystemPartTable table, SheetWords words) =>
    [
        new(Number.Header, 14, Needed: true), new(SystemColumns.Of(nameof(InformationSystem.Name)).Header, 26, Locked: true),
        .. table.Columns.Select(c => new SheetColumn(c.Header, Width(c), Look(c.Kind), Choices(c, words), c.Derived, c.Needed)),
    ];

    /// <summary>The names a cell may hold; null for free values.</summary>
    public static IReadOnlyList<string>? Choices(LedgerColumn column, SheetWords words) => column.Kind switch
    {
        LedgerKind.Code => [.. words.Codes.Choices(column.List!, words.Day).Select(c => c.NameJa)],
        LedgerKind.Choice => [.. FixedChoices.Of(column.Choices!).Select(c => c.NameJa)],
        LedgerKind.YesNo => [SheetValues.YesWord, SheetValues.NoWord],
        LedgerKind.Section => words.SectionNames,
        _ => null,
    };

    private static SheetLook Look(LedgerKind kind) => kind switch
    {
        LedgerKind.LongText => SheetLook.Lines,
        LedgerKind.Day => SheetLook.Day,
        LedgerKind.Yen or LedgerKind.Whole => SheetLook.Number,
        LedgerKind.Year => SheetLook.Plain,
        _ => SheetLook.Text,
    };

    private static double Width(LedgerColumn column) => column.Kind switch
    {
        LedgerKind.LongText => 40,
        LedgerKind.Text when column.Length is null or <= 50 => 14,
        LedgerKind.Text or LedgerKind.Kana or LedgerKind.Section => 26,
        LedgerKind.Code or LedgerKind.Systems => 20,
        _ => 13,
    };
}
