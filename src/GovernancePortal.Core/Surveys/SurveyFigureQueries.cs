using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Surveys;

/// <summary>The sections asked in a fiscal year's surveys and whether their answer is in; one command.</summary>
public sealed class SurveyFigureQueries(PortalDb db)
{
    internal async Task<IReadOnlyList<(Guid AnswerId, string Campaign, string Section, bool IsIn)>> AnswersAsync(FiscalYear year, Actor actor, CancellationToken ct)
    {
        var rows = await (from a in db.Set<SurveyAnswer>().AsNoTracking().VisibleTo(actor)
                          join c in db.Set<SurveyCampaign>() on a.CampaignId equals c.Id
                          where c.Fy == year && c.State != CampaignState.Draft
                          orderby c.BaseDate, a.BureauName, a.SectionName, a.Id
                          select new { a.Id, c.Name, a.SectionName, a.State }).ToListAsync(ct);
        return [.. rows.Select(r => (r.Id, r.Name, r.SectionName, r.State is SurveyAnswerState.Submitted or SurveyAnswerState.Fixed))];
    }
}

/// <summary>照会の回答率: answers that are in, of the sections asked.</summary>
internal sealed class SurveyResponseFigure(SurveyFigureQueries surveys) : RowFigureSource
{
    public override string Key => "Surveys.Response";
    public override FigureKind Kind => FigureKind.Fraction;
    public override FigureUnit Unit => FigureUnit.Percent;
    public override FigureSpan Span => FigureSpan.Year;
    public override string? Page(FigureAsk ask, Actor actor) => actor.May(Permission.SurveyRead) ? "/Surveys" : null;

    protected override async Task<IReadOnlyList<FigureRow>> FindAsync(FigureAsk ask, Actor actor, CancellationToken ct) =>
        [.. (await surveys.AnswersAsync(ask.Year, actor, ct)).Select(r => new FigureRow(r.Section, r.Campaign, $"/Surveys/Check/{r.AnswerId}", r.IsIn ? 1 : 0))];
}
