using GovernancePortal.Core.Kpis.Judging;
using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Kpis;

/// <summary>What entering a figure and correcting a closed one share: the KPI, the year, and what the year's target asks for.</summary>
public abstract class EntryPage(ReadingQueries readings, FigureWords words) : ModulePage<FigureWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public FiscalYear? Year { get; set; }

    public KpiDetails Shown { get; private set; } = null!;
    public FiscalYear Fy { get; private set; }
    public KpiTarget? Target => Shown.Kpi.Target(Fy);
    public ReadingShape Shape => ReadingInput.ShapeOf(Target?.Reading, Shown.Kpi.Unit);

    public bool AsksValue => Shape is ReadingShape.Number or ReadingShape.Percent or ReadingShape.Reduction or ReadingShape.Free;
    public bool AsksParts => Shape is ReadingShape.Percent or ReadingShape.Fraction or ReadingShape.Free;
    public bool AsksWords => Shape is ReadingShape.Words or ReadingShape.Free;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Shown = await readings.DetailsAsync(Id, ct);
        var wanted = Year is { Year: > 0 } chosen ? chosen : FiscalYear.Of(Me.Today);
        Fy = Shown.Plan.Covers(wanted) ? wanted : throw new NotFound($"The plan has no year {wanted}.");
        await LoadEntryAsync(ct);
    }

    protected abstract Task LoadEntryAsync(CancellationToken ct);

    /// <summary>What the form begins with: the last version, or the denominator that the target speaks of.</summary>
    protected ReadingInput Begin(KpiReading? last, DateOnly asOf) => last is null
        ? new ReadingInput { AsOf = asOf, Denominator = Shape == ReadingShape.Fraction ? Target?.Denominator : null }
        : new ReadingInput
        {
            Value = last.Kind == TargetKind.Fraction ? null : last.Value, Numerator = last.Kind == TargetKind.Fraction ? last.Numerator : null, Denominator = last.Kind == TargetKind.Fraction ? last.Denominator : null,
            AsReduction = last.Kind == TargetKind.Reduction, Judgement = last.Judgement, Text = last.Text, Comment = last.Comment, Links = string.Join('\n', last.Links), AsOf = last.AsOf, Based = last.Number,
        };
}
