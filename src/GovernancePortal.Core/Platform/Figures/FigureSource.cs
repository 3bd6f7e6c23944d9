using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Platform.Figures;

/// <summary>How the rows behind a figure make it.</summary>
public enum FigureKind
{
    /// <summary>So many.</summary>
    Number,
    /// <summary>So many of so many: a percentage.</summary>
    Fraction,
    /// <summary>A sum parted by its rows.</summary>
    Average,
}

/// <summary>What a figure speaks of.</summary>
public enum FigureSpan
{
    Day,  // その日の状態
    Year, // その年度にあったこと
}

public enum FigureUnit
{
    Systems,  // システム
    Cases,    // 件
    Percent,  // %
    OpenDays, // 開庁日
    Bodies,   // 団体
    People,   // 人
    Yen,      // 円
    Sections, // 所属
    Days,     // 日
}

/// <summary>Of which fiscal year, as of which day.</summary>
public sealed record FigureAsk(FiscalYear Year, DateOnly Today)
{
    public static FigureAsk Now(DateOnly today) => new(FiscalYear.Of(today), today);
}

/// <summary>A figure the portal computed from its own records.</summary>
/// <param name="Value">The number; of a fraction its percentage, of an average the average, both exact to four places. Null where nothing is there to divide by.</param>
/// <param name="AsOf">The day it speaks of.</param>
public sealed record Figure(decimal? Value, decimal Numerator, decimal? Denominator, DateOnly AsOf)
{
    private const int Places = 4;

    public static Figure Of(FigureKind kind, decimal counted, decimal of, DateOnly asOf) => kind switch
    {
        FigureKind.Number => new Figure(counted, counted, null, asOf),
        FigureKind.Fraction => new Figure(of == 0 ? null : Math.Round(counted * 100 / of, Places, MidpointRounding.AwayFromZero), counted, of, asOf),
        FigureKind.Average => new Figure(of == 0 ? null : Math.Round(counted / of, Places, MidpointRounding.AwayFromZero), counted, of, asOf),
    };
}

/// <summary>One record behind a figure.</summary>
/// <param name="Address">Its page within the portal; the page asks the access rule again.</param>
/// <param name="Counted">What it adds to the numerator.</param>
/// <param name="Of">What it adds to the denominator.</param>
public sealed record FigureRow(string Title, string? Note, string? Address, decimal Counted, decimal Of = 1);

/// <summary>
/// A figure of one module, computed from its own records (R201, R278): indicators read it without knowing the module. Its name is
/// the text "Figure.{Key}". A module registers one class a figure.
/// </summary>
public interface IFigureSource
{
    /// <summary>Module and figure: "Systems.Platform". Stored with what reads it, so it never changes.</summary>
    string Key { get; }

    FigureKind Kind { get; }

    FigureUnit Unit { get; }

    FigureSpan Span { get; }

    /// <summary>Null where it cannot be told: a state of another day than today, a rate without anything to count.</summary>
    Task<Figure?> ReadAsync(FigureAsk ask, CancellationToken ct = default);

    /// <summary>The records behind the figure that the person may know of; together with those kept from the person they make the figure.</summary>
    Task<IReadOnlyList<FigureRow>> RowsAsync(FigureAsk ask, Actor actor, CancellationToken ct = default);

    /// <summary>The module's own page about it; null for whoever may not open it.</summary>
    string? Page(FigureAsk ask, Actor actor);
}

/// <summary>A figure that is the sum of its rows: number and list cannot disagree, and each costs the source's own commands.</summary>
public abstract class RowFigureSource : IFigureSource
{
    public abstract string Key { get; }
    public abstract FigureKind Kind { get; }
    public abstract FigureUnit Unit { get; }
    public abstract FigureSpan Span { get; }

    public async Task<Figure?> ReadAsync(FigureAsk ask, CancellationToken ct = default)
    {
        if (!IsKnown(ask))
        {
            return null;
        }
        var rows = await FindAsync(ask, Actor.Operator(OfficeTime.StartOf(ask.Today)), ct);
        var figure = Figure.Of(Kind, rows.Sum(r => r.Counted), rows.Sum(r => r.Of), ask.Today <= ask.Year.End ? ask.Today : ask.Year.End);
        return figure.Value is null ? null : figure;
    }

    public async Task<IReadOnlyList<FigureRow>> RowsAsync(FigureAsk ask, Actor actor, CancellationToken ct = default) => IsKnown(ask) ? await FindAsync(ask, actor, ct) : [];

    public abstract string? Page(FigureAsk ask, Actor actor);

    /// <summary>Those the actor may know of; the operator knows of all.</summary>
    protected abstract Task<IReadOnlyList<FigureRow>> FindAsync(FigureAsk ask, Actor actor, CancellationToken ct);

    // Records say how things stand now: of a year that is over or has not begun only what happened in it is known.
    private bool IsKnown(FigureAsk ask) => Span == FigureSpan.Day ? ask.Year.Contains(ask.Today) : ask.Year.Start <= ask.Today;
}

/// <summary>Every figure that a module registered, by key.</summary>
public sealed class FigureBook(IEnumerable<IFigureSource> sources)
{
    private readonly Dictionary<string, IFigureSource> byKey = sources.ToDictionary(s => s.Key, StringComparer.Ordinal);

    public IReadOnlyList<IFigureSource> All => [.. byKey.Values.OrderBy(s => s.Key, StringComparer.Ordinal)];

    /// <summary>Null for a key whose module is gone.</summary>
    public IFigureSource? Find(string? key) => key is null ? null : byKey.GetValueOrDefault(key);
}
