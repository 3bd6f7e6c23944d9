using System.Globalization;
using GovernancePortal.Core.Audits.Items.Sheets;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;

namespace GovernancePortal.Core.Audits.Answers.Sheets;

/// <summary>The columns by which the lines of an audit go out and come back: one row a line, found by audit and item number.</summary>
public static class AuditAnswerSheet
{
    public static readonly TableColumn Audit = new("監査番号") { Needed = true };
    public static readonly TableColumn Number = new("番号", "No", "No.") { Needed = true };
    public static readonly TableColumn Chapter = new("章の名前", "章名");
    public static readonly TableColumn Required = new("必須");
    public static readonly TableColumn Text = new("監査項目");
    public static readonly TableColumn Documents = new("確認資料");
    public static readonly TableColumn Methods = new("確認方法");
    public static readonly TableColumn LookAt = new("見どころ");
    public static readonly TableColumn Before = new("前回の結果");
    public static readonly TableColumn Result = new("結果");
    public static readonly TableColumn Note = new("記録");
    public static readonly TableColumn System = new("対象システム", "システム");
    public static readonly TableColumn Version = new("版の印");

    public static IReadOnlyList<TableColumn> Columns { get; } = [Audit, Number, Chapter, Required, Text, Documents, Methods, LookAt, Before, Result, Note, System, Version];

    public static IReadOnlyList<SheetChoice<AuditResult>> Results { get; } =
    [
        new(AuditResult.Conforming, "適合", "○", "Conforming"), new(AuditResult.PartlyNonConforming, "一部不適合", "△", "Partly"), new(AuditResult.NonConforming, "不適合", "×", "NonConforming"),
        new(AuditResult.Observation, "観察事項", "観察", "Observation"), new(AuditResult.NotApplicable, "対象外", "－", "N/A"), new(AuditResult.Unconfirmed, "未確認", "未", "Unconfirmed"),
    ];

    public static string? Word(AuditResult? result) => Results.FirstOrDefault(r => r.Value == result)?.Code;

    /// <summary>A workbook to be filled in on a machine without the network: all but result, note and system is guarded.</summary>
    public static void Write(Stream target, string name, AuditSheet sheet)
    {
        using var book = new XlsxWriter(target, "Lists");
        var rows = book.Sheet(name,
        [
            new(Audit.Header, 14, Locked: true), new(Number.Header, 8, Locked: true), new(Chapter.Header, 20, SheetLook.Lines, Locked: true), new(Required.Header, 7, Locked: true), new(Text.Header, 50, SheetLook.Lines, Locked: true), new(Documents.Header, 24, SheetLook.Lines, Locked: true),
            new(Methods.Header, 12, SheetLook.Lines, Locked: true), new(LookAt.Header, 30, SheetLook.Lines, Locked: true), new(Before.Header, 12, Locked: true), new(Result.Header, 12, Choices: [.. Results.Select(r => r.Code)]), new(Note.Header, 60, SheetLook.Lines),
            new(System.Header, 30, Choices: sheet.Systems.Count == 0 ? null : [.. sheet.Systems.Select(s => $"{s.Code} {s.Name}")]), new(Version.Header, 14, Locked: true),
        ], room: 600);
        foreach (var line in sheet.Lines)
        {
            rows.Row([sheet.Audit.Number, line.Item.Number, line.Item.ChapterTitle, SheetValues.Word(line.Item.IsRequired), line.Item.Text, line.Item.Documents, AuditItemSheet.Word(line.Item.Methods), line.Item.LookAt,
                Word(sheet.Previous.GetValueOrDefault(line.Item.Number)?.Result), Word(line.Result), line.Note, line.SystemName, line.Version.ToString(CultureInfo.InvariantCulture)]);
        }
    }
}
