using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Consultations.Funds;

/// <summary>
/// One line of the accounts of a fiscal year (決算), whole yen, as the accounting system gave it. A line whose case is not
/// found is kept and tried again.
/// </summary>
public sealed class AccountLine : IVersioned, ITracked
{
    public const int KeyLength = 60;
    public const int NameLength = 200;

    public Guid Id { get; init; }
    public FiscalYear Fy { get; init; }
    public required string CaseNumber { get; init; }
    public required string ContractNumber { get; init; }
    public required string ProjectCode { get; init; }
    public string? Name { get; private set; }
    /// <summary>予算現額.</summary>
    public long? BudgetYen { get; private set; }
    /// <summary>支出済額.</summary>
    public long SettledYen { get; private set; }
    /// <summary>翌年度繰越額.</summary>
    public long CarriedYen { get; private set; }
    /// <summary>The case it was matched with; null while none, or several, fit.</summary>
    public Guid? ConsultationId { get; private set; }
    public DateOnly TakenOn { get; private set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(nameof(AccountLine), Id);

    /// <summary>不用額; null without a budget.</summary>
    public long? UnusedYen => BudgetYen - SettledYen - CarriedYen;

    public static decimal? Rate(long? partYen, long? wholeYen) => partYen is { } part && wholeYen is > 0 and { } whole ? decimal.Round(part * 100m / whole, 1, MidpointRounding.AwayFromZero) : null;

    public bool Says(AccountRow row) => Name == (row.Name ?? Name) && BudgetYen == row.BudgetYen && SettledYen == row.SettledYen && CarriedYen == row.CarriedYen;

    public void Take(AccountRow row, Actor actor) =>
        (Name, BudgetYen, SettledYen, CarriedYen, TakenOn) = (row.Name ?? Name, row.BudgetYen, row.SettledYen, row.CarriedYen, actor.Today);

    public void MatchWith(Guid? consultationId) => ConsultationId = consultationId;
}

/// <summary>A row of the accounts as read; of the three keys at least one is written.</summary>
public sealed record AccountRow
{
    public FiscalYear Fy { get; init; }
    public string? CaseNumber { get; init; }
    public string? ContractNumber { get; init; }
    public string? ProjectCode { get; init; }
    public string? Name { get; init; }
    public long? BudgetYen { get; init; }
    public long SettledYen { get; init; }
    public long CarriedYen { get; init; }

    public (FiscalYear, string, string, string) Key => (Fy, CaseNumber ?? "", ContractNumber ?? "", ProjectCode ?? "");
}
