using System.Globalization;
using GovernancePortal.Core.Consultations.Consistency;
using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Consultations.Figures;

/// <summary>標準仕様書の利用率.</summary>
internal sealed class SpecificationFigure(ConsultationFigureQueries cases) : RowFigureSource
{
    public override string Key => "Consultations.StandardSpecification";
    public override FigureKind Kind => FigureKind.Fraction;
    public override FigureUnit Unit => FigureUnit.Percent;
    public override FigureSpan Span => FigureSpan.Year;
    public override string? Page(FigureAsk ask, Actor actor) => "/Consultations?Stage=PreProcurement";

    protected override async Task<IReadOnlyList<FigureRow>> FindAsync(FigureAsk ask, Actor actor, CancellationToken ct) =>
        [.. (await cases.SpecificationAsync(ask.Year, actor, ct)).Select(ConsultationFigures.Row)];
}

/// <summary>協議の処理日数: open days of review on average, the time of questions left out.</summary>
internal sealed class LeadTimeFigure(ConsultationFigureQueries cases) : RowFigureSource
{
    public override string Key => "Consultations.LeadTime";
    public override FigureKind Kind => FigureKind.Average;
    public override FigureUnit Unit => FigureUnit.OpenDays;
    public override FigureSpan Span => FigureSpan.Year;
    public override string? Page(FigureAsk ask, Actor actor) => "/Consultations";

    protected override async Task<IReadOnlyList<FigureRow>> FindAsync(FigureAsk ask, Actor actor, CancellationToken ct) =>
        [.. (await cases.ReviewDaysAsync(ask.Year, ask.Today, actor, ct)).Select(ConsultationFigures.Row)];
}

/// <summary>事後の協議: contracts without a consultation or before it. The list is for those who read every case; three commands, those of its page.</summary>
internal sealed class RetrospectiveFigure(ConsistencyQueries cases) : RowFigureSource
{
    public override string Key => "Consultations.Retrospective";
    public override FigureKind Kind => FigureKind.Number;
    public override FigureUnit Unit => FigureUnit.Cases;
    public override FigureSpan Span => FigureSpan.Year;

    public override string? Page(FigureAsk ask, Actor actor) =>
        actor.May(Permission.ConsultationReadAll) ? string.Create(CultureInfo.InvariantCulture, $"/Consultations/Retrospective?ContractFy={ask.Year.Year}") : null;

    protected override async Task<IReadOnlyList<FigureRow>> FindAsync(FigureAsk ask, Actor actor, CancellationToken ct) => !actor.May(Permission.ConsultationReadAll) ? []
        : [.. (await cases.RetrospectiveAsync(ask.Year, actor, ct)).Select(l => new FigureRow($"{l.Number} {l.Title}".Trim(), l.SectionName, l.ConsultationId is { } id ? $"/Consultations/Case/{id}" : l.SystemId is { } system ? $"/Systems/Details/{system}" : null, 1))];
}

internal static class ConsultationFigures
{
    public static FigureRow Row(CountedCase c) => new($"{c.Number} {c.Title}".Trim(), c.SectionName, $"/Consultations/Case/{c.Id}", c.Counted);
}
