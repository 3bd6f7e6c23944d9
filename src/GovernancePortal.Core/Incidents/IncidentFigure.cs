using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Incidents;

/// <summary>インシデント件数 (R325: the target is zero each year): what was reported in the year and judged to be one.</summary>
internal sealed class IncidentFigure(IncidentQueries incidents) : RowFigureSource
{
    public override string Key => "Incidents.Count";
    public override FigureKind Kind => FigureKind.Number;
    public override FigureUnit Unit => FigureUnit.Cases;
    public override FigureSpan Span => FigureSpan.Year;
    public override string? Page(FigureAsk ask, Actor actor) => $"/Incidents/Figures?Fy={ask.Year.Year}";

    protected override async Task<IReadOnlyList<FigureRow>> FindAsync(FigureAsk ask, Actor actor, CancellationToken ct) =>
        [.. (await incidents.OfYearAsync(ask.Year, actor, ct)).Where(i => IncidentWorkflow.Counts(i.State)).Select(i => new FigureRow(i.Number, i.Title, IncidentNotices.Link(i.Id), 1))];
}

/// <summary>Open days from the report to the judgement, on average over those judged.</summary>
internal sealed class IncidentJudgingFigure(IncidentQueries incidents, CalendarQueries calendars) : RowFigureSource
{
    public override string Key => "Incidents.Judging";
    public override FigureKind Kind => FigureKind.Average;
    public override FigureUnit Unit => FigureUnit.OpenDays;
    public override FigureSpan Span => FigureSpan.Year;
    public override string? Page(FigureAsk ask, Actor actor) => $"/Incidents/Figures?Fy={ask.Year.Year}";

    protected override async Task<IReadOnlyList<FigureRow>> FindAsync(FigureAsk ask, Actor actor, CancellationToken ct)
    {
        var days = (await calendars.CalendarAsync(ct)).BusinessDays;
        return [.. (await incidents.OfYearAsync(ask.Year, actor, ct)).Where(i => i.JudgedAt is not null)
            .Select(i => new FigureRow(i.Number, i.Title, IncidentNotices.Link(i.Id), days.Between(OfficeTime.DayOf(i.ReportedAt), OfficeTime.DayOf(i.JudgedAt!.Value))))];
    }
}

/// <summary>対応中: reported and not closed.</summary>
internal sealed class IncidentOpenFigure(IncidentQueries incidents) : RowFigureSource
{
    public override string Key => "Incidents.Open";
    public override FigureKind Kind => FigureKind.Number;
    public override FigureUnit Unit => FigureUnit.Cases;
    public override FigureSpan Span => FigureSpan.Day;
    public override string? Page(FigureAsk ask, Actor actor) => "/Incidents/Figures";

    protected override async Task<IReadOnlyList<FigureRow>> FindAsync(FigureAsk ask, Actor actor, CancellationToken ct) =>
        [.. (await incidents.OpenAsync(actor, ct)).Select(i => new FigureRow(i.Number, i.Title, IncidentNotices.Link(i.Id), 1))];
}
