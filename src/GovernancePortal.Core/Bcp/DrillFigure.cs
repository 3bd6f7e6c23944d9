using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Bcp;

/// <summary>ICT-BCP訓練の実施回数 (R201): drills held in the year. Everybody may know of a drill.</summary>
internal sealed class DrillFigure(DrillQueries drills) : RowFigureSource
{
    public override string Key => "Bcp.Drills";
    public override FigureKind Kind => FigureKind.Number;
    public override FigureUnit Unit => FigureUnit.Cases;
    public override FigureSpan Span => FigureSpan.Year;
    public override string? Page(FigureAsk ask, Actor actor) => $"/Bcp/Drills?State={DrillState.Held}&Fy={ask.Year.Year}";

    protected override async Task<IReadOnlyList<FigureRow>> FindAsync(FigureAsk ask, Actor actor, CancellationToken ct) =>
        [.. (await drills.HeldInAsync(ask.Year, ct)).Select(d => new FigureRow(d.Title, d.SectionName, $"/Bcp/Drill/{d.Id}", 1))];
}
