using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Municipalities;

/// <summary>
/// The counts of municipalities as figures that KPIs read (R141, R246). States are dated, so that past years are told as they
/// were; everybody reads the register.
/// </summary>
internal sealed class MunicipalityFigureSource(MunicipalityFigureQueries figures, string key, FigureUnit unit) : RowFigureSource
{
    /// <summary>Of all municipalities those on shared cloud: 自治体クラウドの導入割合.</summary>
    public const string SharedCloudRate = "Municipalities.SharedCloudRate";

    public static IReadOnlyList<(string Key, FigureUnit Unit)> All { get; } =
    [
        .. MunicipalityFigures.Keys.Select(k => (k, k switch
        {
            MunicipalityFigures.SubsidyYen => FigureUnit.Yen,
            MunicipalityFigures.TrainedPeople => FigureUnit.People,
            MunicipalityFigures.SupportCount => FigureUnit.Cases,
            _ => FigureUnit.Bodies,
        })),
        (SharedCloudRate, FigureUnit.Percent),
    ];

    public override string Key => key;
    public override FigureKind Kind => key == SharedCloudRate ? FigureKind.Fraction : FigureKind.Number;
    public override FigureUnit Unit => unit;
    public override FigureSpan Span => FigureSpan.Year;

    public override string? Page(FigureAsk ask, Actor actor) => $"/Municipalities/Figure?key={(key == SharedCloudRate ? MunicipalityFigures.SharedCloud : key)}&fy={ask.Year.Year}";

    protected override async Task<IReadOnlyList<FigureRow>> FindAsync(FigureAsk ask, Actor actor, CancellationToken ct)
    {
        var all = await figures.ReadAsync(ask.Today, ct);
        if (key == SharedCloudRate)
        {
            var day = all.DayOf(ask.Year);
            return [.. all.Of(ask.Year).Select(m => new FigureRow(m.Name, null, "/Municipalities/Details/" + m.Id, m.CloudOn(day)?.Class == CloudClass.Shared ? 1 : 0))];
        }
        var page = MunicipalityFigures.IsOfSupports(key) ? "/Municipalities/Support/" : "/Municipalities/Details/";
        return [.. all.Figure(key, ask.Year).Lines.Select(l => new FigureRow(l.Name, l.Detail, page + l.Id, l.Weight))];
    }
}
