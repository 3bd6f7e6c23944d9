using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Library.Briefings;

/// <summary>説明会参加率 (R273): of the invitations to the sessions held in the year, those followed by somebody of the section. No person is named.</summary>
internal sealed class BriefingFigure(BriefingQueries briefings) : RowFigureSource
{
    public override string Key => "Library.Attendance";
    public override FigureKind Kind => FigureKind.Fraction;
    public override FigureUnit Unit => FigureUnit.Percent;
    public override FigureSpan Span => FigureSpan.Year;
    public override string? Page(FigureAsk ask, Actor actor) => $"/Library/Briefings/Rates?Fy={ask.Year.Year}";

    protected override async Task<IReadOnlyList<FigureRow>> FindAsync(FigureAsk ask, Actor actor, CancellationToken ct) =>
        [.. (await briefings.AttendanceAsync(ask.Year, ct)).Sections.Select(s => new FigureRow(s.Name, s.Above, null, s.Came, s.Invited))];
}
