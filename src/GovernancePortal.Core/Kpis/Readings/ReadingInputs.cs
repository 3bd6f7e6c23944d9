using FluentValidation;
using GovernancePortal.Core.Kpis.Judging;
using GovernancePortal.Core.Kpis.Notation;

namespace GovernancePortal.Core.Kpis.Readings;

/// <summary>What is asked of an actual: it follows from the year's target.</summary>
public enum ReadingShape
{
    Number,    // 数値
    Percent,   // 割合（分子・分母でもよい）
    Fraction,  // 分子と分母
    Reduction, // 実数または削減率
    Words,     // 判定
    Free,      // 目標のない年度: どれでも
}

/// <summary>One actual as the form carries it.</summary>
public record ReadingInput
{
    public decimal? Value { get; init; }
    public decimal? Numerator { get; init; }
    public decimal? Denominator { get; init; }
    /// <summary>The value is the reduction itself: 86.2 for ▲86.2 %.</summary>
    public bool AsReduction { get; init; }
    public TextJudgement? Judgement { get; init; }
    public string? Text { get; init; }
    public string? Comment { get; init; }
    /// <summary>Evidence elsewhere, one address a line.</summary>
    public string? Links { get; init; }
    public DateOnly? AsOf { get; init; }
    /// <summary>The newest version when the form was opened; 0 for none.</summary>
    public int Based { get; init; }

    public static ReadingShape ShapeOf(TargetReading? target, string? unit) => target?.Kind switch
    {
        TargetKind.Number => ReadingShape.Number,
        TargetKind.Percent => ReadingShape.Percent,
        TargetKind.Fraction => ReadingShape.Fraction,
        TargetKind.Reduction => ReadingShape.Reduction,
        TargetKind.Text => ReadingShape.Words,
        _ => unit is "%" or "％" ? ReadingShape.Percent : ReadingShape.Free,
    };

    public Actual ToActual(ReadingShape shape) => shape switch
    {
        ReadingShape.Words => new Actual(TargetKind.Text, Judgement: Judgement),
        ReadingShape.Reduction when AsReduction => new Actual(TargetKind.Reduction, Value),
        _ when Numerator is not null && Denominator is not null => new Actual(TargetKind.Fraction, null, Numerator, Denominator),
        ReadingShape.Percent => new Actual(TargetKind.Percent, Value),
        ReadingShape.Free when Value is null => new Actual(TargetKind.Text, Judgement: Judgement),
        _ => new Actual(TargetKind.Number, Value),
    };

    public IReadOnlyList<string> LinkLines => [.. (Links ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}

public class ReadingInputValidator<T> : AbstractValidator<T>
    where T : ReadingInput
{
    private const decimal Most = 1_000_000_000_000_000;
    private const int MostLinks = 10;
    private const int LinkLength = 500;

    public ReadingInputValidator(ReadingShape shape)
    {
        RuleFor(x => x.AsOf).NotNull();
        RuleFor(x => x.Value).NotNull().When(x => shape is ReadingShape.Number or ReadingShape.Reduction || (shape == ReadingShape.Percent && x.Numerator is null && x.Denominator is null));
        RuleFor(x => x.Value).GreaterThanOrEqualTo(0).When(x => !x.AsReduction);
        RuleFor(x => x.Value).LessThan(Most);
        RuleFor(x => x.Numerator).NotNull().When(x => shape == ReadingShape.Fraction || x.Denominator is not null);
        RuleFor(x => x.Numerator).GreaterThanOrEqualTo(0).LessThan(Most);
        RuleFor(x => x.Denominator).NotNull().When(x => shape == ReadingShape.Fraction || x.Numerator is not null);
        RuleFor(x => x.Denominator).GreaterThan(0).LessThan(Most);
        RuleFor(x => x.Judgement).NotNull().When(_ => shape == ReadingShape.Words);
        RuleFor(x => x.Text).NotEmpty().When(x => shape == ReadingShape.Free && x.Value is null && x.Numerator is null);
        RuleFor(x => x.Text).MaximumLength(KpiReading.TextLength);
        RuleFor(x => x.Comment).MaximumLength(KpiReading.CommentLength);
        RuleFor(x => x.Links).Must((x, _) => x.LinkLines.Count <= MostLinks && x.LinkLines.All(l => l.Length <= LinkLength && Uri.TryCreate(l, UriKind.Absolute, out var link) && link.Scheme is ("http" or "https"))).WithMessage("Kpis.LinkInvalid");
    }
}

public sealed class ReadingInputValidator(ReadingShape shape) : ReadingInputValidator<ReadingInput>(shape);

/// <summary>A closed year's actual put right: a further version of the result.</summary>
public sealed record ResultCorrectionInput : ReadingInput
{
    public string? Reason { get; init; }
}

public sealed class ResultCorrectionValidator : ReadingInputValidator<ResultCorrectionInput>
{
    public ResultCorrectionValidator(ReadingShape shape)
        : base(shape) => RuleFor(x => x.Reason).NotEmpty().MaximumLength(KpiResult.ReasonLength);
}

public sealed record ReturnReadingInput
{
    public string? Note { get; init; }
}

public sealed class ReturnReadingValidator : AbstractValidator<ReturnReadingInput>
{
    public ReturnReadingValidator() => RuleFor(x => x.Note).NotEmpty().MaximumLength(KpiResult.ReasonLength);
}

public sealed record CloseYearInput
{
    /// <summary>Why it is closed although figures are missing.</summary>
    public string? Note { get; init; }
}

public sealed class CloseYearValidator : AbstractValidator<CloseYearInput>
{
    public CloseYearValidator() => RuleFor(x => x.Note).MaximumLength(Plans.KpiPlan.ReasonLength);
}
