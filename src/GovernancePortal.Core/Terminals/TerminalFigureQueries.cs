using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Terminals;

/// <summary>Terminals by section: all of them and those under central management; one command.</summary>
public sealed class TerminalFigureQueries(PortalDb db)
{
    internal async Task<IReadOnlyList<(Guid SectionId, string Section, int All, int Central)>> BySectionAsync(CancellationToken ct)
    {
        var rows = await (from g in db.Set<TerminalGroup>().AsNoTracking()
                          join s in db.Set<Section>() on g.SectionId equals s.Id
                          group g by new { s.Id, s.Code, s.Name } into x
                          orderby x.Key.Code
                          select new { x.Key.Id, x.Key.Name, All = x.Sum(g => g.Count), Central = x.Sum(g => g.IsCentral ? g.Count : 0) }).ToListAsync(ct);
        return [.. rows.Select(r => (r.Id, r.Name, r.All, r.Central))];
    }
}

/// <summary>庁内パソコンの一元管理率 (R222); everybody reads the register.</summary>
internal sealed class CentralManagementFigure(TerminalFigureQueries terminals) : RowFigureSource
{
    public override string Key => "Terminals.Central";
    public override FigureKind Kind => FigureKind.Fraction;
    public override FigureUnit Unit => FigureUnit.Percent;
    public override FigureSpan Span => FigureSpan.Day;
    public override string? Page(FigureAsk ask, Actor actor) => "/Terminals/Rate";

    protected override async Task<IReadOnlyList<FigureRow>> FindAsync(FigureAsk ask, Actor actor, CancellationToken ct) =>
        [.. (await terminals.BySectionAsync(ct)).Select(r => new FigureRow(r.Section, null, $"/Terminals?SectionId={r.SectionId}", r.Central, r.All))];
}
