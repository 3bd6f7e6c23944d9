using System.Globalization;
using GovernancePortal.Core.Consultations.Form;

namespace GovernancePortal.Core.Consultations.Changes;

/// <summary>What a contract came to beside what was approved before the procurement: amount, term, method (decision 9).</summary>
public static class ContractDeviation
{
    /// <param name="decided">The answers of the decided version.</param>
    public static ChangeReading Of(FormFacts decided, ContractResultInput contract, MaterialFields material)
    {
        var lines = new List<ChangeLine>();
        if (decided.Yen("Q3") is { } approved && contract.AmountYen != approved)
        {
            lines.Add(new ChangeLine("Q3", Number(approved), Number(contract.AmountYen), approved, contract.AmountYen, 0, material.Contains("Q3") && material.Rises(approved, contract.AmountYen)));
        }
        if (decided.On("Q5.From") is { } from && decided.On("Q5.To") is { } to && Days(contract.TermFrom, contract.TermTo) > Days(from, to))
        {
            lines.Add(new ChangeLine("Q5.To", Day(to), Day(contract.TermTo), null, null, 0, material.Contains("Q5")));
        }
        if (decided.Text("Q1") is { } method && method != contract.Method)
        {
            lines.Add(new ChangeLine("Q1", method, contract.Method, null, null, 0, material.Contains("Q1")));
        }
        return new ChangeReading(lines);
    }

    private static int Days(DateOnly from, DateOnly to) => to.DayNumber - from.DayNumber;

    private static string Number(long yen) => yen.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
