using FluentValidation;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Consultations.Funds;

/// <summary>
/// 見積精査 of one consultation: the estimate's unit prices as asked for and as accepted, and what that saves. Restricted like
/// the quotes it comes from (decisions 19 and 20).
/// </summary>
public sealed class Scrutiny : IVersioned, ITracked
{
    public const int ReasonLength = 1000;
    public const int MostLines = 60;

    private Scrutiny()
    {
    }

    /// <summary>That of the consultation: one scrutiny each.</summary>
    public Guid Id { get; private init; }
    public List<UnitPriceLine> Lines { get; private init; } = [];
    /// <summary>Why the price after scrutiny differs.</summary>
    public string? Reason { get; private set; }
    public long BeforeYen { get; private set; }
    public long AfterYen { get; private set; }
    public DateOnly On { get; private set; }
    public required string By { get; set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(Consultation.SubjectType, Id);

    public long SavedYen => BeforeYen - AfterYen;

    public static Scrutiny For(Guid consultationId) => new() { Id = consultationId, By = "" };

    /// <summary>Refuses a change of price without a reason (Scrutiny.ReasonMissing).</summary>
    public void Take(ScrutinyInput input, Actor actor)
    {
        var before = input.Lines.Sum(l => AmountOf(l.Quantity!.Value, l.RequestedYen!.Value));
        var after = input.Lines.Sum(l => AmountOf(l.Quantity!.Value, l.AcceptedYen ?? l.RequestedYen!.Value));
        if (input.Lines.Exists(l => l.AcceptedYen is { } accepted && accepted != l.RequestedYen) && string.IsNullOrWhiteSpace(input.Reason))
        {
            throw new RuleViolation("Scrutiny.ReasonMissing", nameof(ScrutinyInput.Reason));
        }
        Lines.Clear();
        foreach (var (row, index) in input.Lines.Select((row, index) => (row, index)))
        {
            Lines.Add(new UnitPriceLine
            {
                Id = Guid.CreateVersion7(actor.Now), ConsultationId = Id, Place = index + 1, Item = row.Item!, Name = row.Name, Quantity = row.Quantity!.Value, Unit = row.Unit!,
                RequestedYen = row.RequestedYen!.Value, AcceptedYen = row.AcceptedYen,
            });
        }
        (BeforeYen, AfterYen, Reason, On, By) = (before, after, input.Reason, actor.Today, actor.Name);
    }

    /// <summary>Quantity times unit price, whole yen, parts of a yen cut off.</summary>
    public static long AmountOf(decimal quantity, long unitYen) => checked((long)decimal.Truncate(quantity * unitYen));
}

/// <summary>One line of an estimate.</summary>
public sealed class UnitPriceLine
{
    public const int NameLength = 200;
    public const int UnitLength = 20;

    public Guid Id { get; init; }
    public Guid ConsultationId { get; init; }
    public int Place { get; init; }
    /// <summary>A code of list PriceItem.</summary>
    public required string Item { get; init; }
    public string? Name { get; init; }
    public decimal Quantity { get; init; }
    public required string Unit { get; init; }
    public long RequestedYen { get; init; }
    public long? AcceptedYen { get; init; }

    public long ComparedYen => AcceptedYen ?? RequestedYen;
}

public sealed record ScrutinyInput
{
    public List<UnitPriceInput> Lines { get; init; } = [];
    public string? Reason { get; init; }
    /// <summary>Null for the first time.</summary>
    public uint? Version { get; init; }

    public static ScrutinyInput Of(Scrutiny? known) => known is null ? new() : new()
    {
        Reason = known.Reason, Version = known.Version,
        Lines = [.. known.Lines.OrderBy(l => l.Place).Select(l => new UnitPriceInput { Item = l.Item, Name = l.Name, Quantity = l.Quantity, Unit = l.Unit, RequestedYen = l.RequestedYen, AcceptedYen = l.AcceptedYen })],
    };
}

public sealed record UnitPriceInput
{
    public string? Item { get; init; }
    public string? Name { get; init; }
    public decimal? Quantity { get; init; }
    public string? Unit { get; init; }
    public long? RequestedYen { get; init; }
    public long? AcceptedYen { get; init; }
}

public sealed class ScrutinyInputValidator : AbstractValidator<ScrutinyInput>
{
    private const decimal MostQuantity = 99_999_999;

    public ScrutinyInputValidator()
    {
        RuleFor(x => x.Reason).MaximumLength(Scrutiny.ReasonLength);
        RuleFor(x => x.Lines).Must(l => l.Count is > 0 and <= Scrutiny.MostLines).WithMessage("Scrutiny.NoLines");
        RuleForEach(x => x.Lines).ChildRules(l =>
        {
            l.RuleFor(r => r.Item).NotEmpty();
            l.RuleFor(r => r.Name).MaximumLength(UnitPriceLine.NameLength);
            l.RuleFor(r => r.Quantity).NotNull().InclusiveBetween(0, MostQuantity);
            l.RuleFor(r => r.Unit).NotEmpty().MaximumLength(UnitPriceLine.UnitLength);
            l.RuleFor(r => r.RequestedYen).NotNull().GreaterThanOrEqualTo(0);
            l.RuleFor(r => r.AcceptedYen).GreaterThanOrEqualTo(0);
        });
    }
}
