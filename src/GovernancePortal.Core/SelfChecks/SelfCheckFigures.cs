using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.SelfChecks;

/// <summary>自己点検の回答率: sheets that are in, of the sheets of the year.</summary>
internal sealed class SelfCheckResponseFigure(SelfCheckQueries queries) : RowFigureSource
{
    public override string Key => "SelfChecks.Response";
    public override FigureKind Kind => FigureKind.Fraction;
    public override FigureUnit Unit => FigureUnit.Percent;
    public override FigureSpan Span => FigureSpan.Year;
    public override string? Page(FigureAsk ask, Actor actor) => "/SelfChecks";

    protected override async Task<IReadOnlyList<FigureRow>> FindAsync(FigureAsk ask, Actor actor, CancellationToken ct) =>
        [.. (await queries.OfYearAsync(ask.Year, actor, ct)).Select(r => new FigureRow(r.Section, r.Title, SelfCheckNotices.Link(r.Id), r.IsIn ? 1 : 0))];
}

/// <summary>自己点検の不備の割合: いいえ among what applies, in the sheets of the year that are in.</summary>
internal sealed class SelfCheckGapFigure(SelfCheckQueries queries) : RowFigureSource
{
    public override string Key => "SelfChecks.Gaps";
    public override FigureKind Kind => FigureKind.Fraction;
    public override FigureUnit Unit => FigureUnit.Percent;
    public override FigureSpan Span => FigureSpan.Year;
    public override string? Page(FigureAsk ask, Actor actor) => "/SelfChecks";

    protected override async Task<IReadOnlyList<FigureRow>> FindAsync(FigureAsk ask, Actor actor, CancellationToken ct) =>
        [.. (await queries.OfYearAsync(ask.Year, actor, ct)).Where(r => r.IsIn).Select(r => new FigureRow(r.Section, r.Title, SelfCheckNotices.Link(r.Id), r.Gaps, r.Yes + r.Gaps))];
}
