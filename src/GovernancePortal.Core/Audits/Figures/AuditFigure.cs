using GovernancePortal.Core.Audits.Findings;
using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Audits.Figures;

/// <summary>監査済みの所属（累計）(R255): computed, never typed. Which sections these are is for those who read audits.</summary>
internal sealed class CoveredSectionsFigure(AuditFigureQueries audits) : RowFigureSource
{
    public const string Name = "Audits.CoveredSections";

    public override string Key => Name;
    public override FigureKind Kind => FigureKind.Number;
    public override FigureUnit Unit => FigureUnit.Sections;
    public override FigureSpan Span => FigureSpan.Year;
    public override string? Page(FigureAsk ask, Actor actor) => AuditFigureRows.Address;

    protected override async Task<IReadOnlyList<FigureRow>> FindAsync(FigureAsk ask, Actor actor, CancellationToken ct) => !actor.May(Permission.AuditRead) ? []
        : [.. (await audits.CoveredAsync(ask.Year, ct)).Select(s => new FigureRow(s.SectionName, s.AuditNumber, null, 1))];
}

/// <summary>監査の実施数 (R201, R252).</summary>
internal sealed class HeldAuditsFigure(AuditFigureQueries audits) : RowFigureSource
{
    public override string Key => "Audits.Held";
    public override FigureKind Kind => FigureKind.Number;
    public override FigureUnit Unit => FigureUnit.Cases;
    public override FigureSpan Span => FigureSpan.Year;
    public override string? Page(FigureAsk ask, Actor actor) => AuditFigureRows.Address;

    protected override async Task<IReadOnlyList<FigureRow>> FindAsync(FigureAsk ask, Actor actor, CancellationToken ct) => !actor.May(Permission.AuditRead) ? []
        : [.. (await audits.HeldAsync(ask.Year, ct)).Select(a => new FigureRow($"{a.Number} {a.SectionName}", null, null, 1))];
}

/// <summary>対応中の指摘.</summary>
internal sealed class OpenFindingsFigure(AuditFigureQueries audits) : RowFigureSource
{
    public override string Key => "Audits.FindingsOpen";
    public override FigureKind Kind => FigureKind.Number;
    public override FigureUnit Unit => FigureUnit.Cases;
    public override FigureSpan Span => FigureSpan.Day;
    public override string? Page(FigureAsk ask, Actor actor) => AuditFigureRows.Address;

    protected override async Task<IReadOnlyList<FigureRow>> FindAsync(FigureAsk ask, Actor actor, CancellationToken ct) =>
        [.. (await audits.NamedAsync(actor, ct)).Where(f => f.Finding.IsOpen).Select(f => AuditFigureRows.Of(f))];
}

/// <summary>期限を過ぎた指摘.</summary>
internal sealed class OverdueFindingsFigure(AuditFigureQueries audits) : RowFigureSource
{
    public override string Key => "Audits.FindingsOverdue";
    public override FigureKind Kind => FigureKind.Number;
    public override FigureUnit Unit => FigureUnit.Cases;
    public override FigureSpan Span => FigureSpan.Day;
    public override string? Page(FigureAsk ask, Actor actor) => AuditFigureRows.Address;

    protected override async Task<IReadOnlyList<FigureRow>> FindAsync(FigureAsk ask, Actor actor, CancellationToken ct) =>
        [.. (await audits.NamedAsync(actor, ct)).Where(f => f.Finding.IsOpen && f.Finding.DueOn < ask.Today).Select(f => AuditFigureRows.Of(f))];
}

/// <summary>改善までの日数: from the day a finding was settled to the day it was found mended, of those closed in the year.</summary>
internal sealed class MendDaysFigure(AuditFigureQueries audits) : RowFigureSource
{
    public override string Key => "Audits.MendDays";
    public override FigureKind Kind => FigureKind.Average;
    public override FigureUnit Unit => FigureUnit.Days;
    public override FigureSpan Span => FigureSpan.Year;
    public override string? Page(FigureAsk ask, Actor actor) => AuditFigureRows.Address;

    protected override async Task<IReadOnlyList<FigureRow>> FindAsync(FigureAsk ask, Actor actor, CancellationToken ct) =>
        [.. (await audits.NamedAsync(actor, ct)).Where(f => f.Finding.MendDays is not null && FiscalYear.Of(f.Finding.ClosedOn!.Value) == ask.Year).Select(f => AuditFigureRows.Of(f, f.Finding.MendDays!.Value))];
}

/// <summary>再指摘率: of the findings settled of a year's audits, those made before.</summary>
internal sealed class RecurrenceFigure(AuditFigureQueries audits) : RowFigureSource
{
    public override string Key => "Audits.Recurrence";
    public override FigureKind Kind => FigureKind.Fraction;
    public override FigureUnit Unit => FigureUnit.Percent;
    public override FigureSpan Span => FigureSpan.Year;
    public override string? Page(FigureAsk ask, Actor actor) => AuditFigureRows.Address;

    protected override async Task<IReadOnlyList<FigureRow>> FindAsync(FigureAsk ask, Actor actor, CancellationToken ct) =>
        [.. (await audits.NamedAsync(actor, ct)).Where(f => f.Finding is { IsSettled: true, IsFinding: true } && f.Finding.Year == ask.Year).Select(f => AuditFigureRows.Of(f, f.Finding.IsRepeat ? 1 : 0))];
}

internal static class AuditFigureRows
{
    public const string Address = "/Audits/Figures";

    public static FigureRow Of((CountedFinding Finding, string Number, string Title, string SectionName) f, int counted = 1) => new($"{f.Number} {f.Title}", f.SectionName, FindingNotices.Link(f.Finding.Id), counted);
}
