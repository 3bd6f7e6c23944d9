using GovernancePortal.Core.Consultations.Form;

namespace GovernancePortal.Core.Consultations.Demo;

/// <summary>Cost by year that adds up to the total to the yen, and the days of a plausible plan.</summary>
internal static class DemoCost
{
    public static int Years(DemoCase c) => Math.Clamp(c.Years, 5, 30);

    public static int InitialPercent(DemoCase c) => 18 + (c.Variant * 7 % 24);

    /// <summary>Thousands where the total is in thousands, as papers of the budget are.</summary>
    public static long Round(DemoCase c, long yen) => c.TotalYen % 1000 == 0 ? yen / 1000 * 1000 : yen;

    public static DateOnly Contract(DemoCase c)
    {
        var earliest = c.Day.AddDays(100);
        var usual = c.TargetFy.Start.AddDays(85 + (c.Variant % 20));
        return usual > earliest ? usual : earliest;
    }

    /// <summary>The first of a month, at least three months after the contract.</summary>
    public static DateOnly Launch(DemoCase c)
    {
        var day = Contract(c).AddMonths(3);
        return new DateOnly(day.Year, day.Month, 1).AddMonths(1);
    }

    public static List<FormRow> Grid(DemoCase c, bool onOwnServers)
    {
        if (c.Kind == ConsultationKind.Retirement)
        {
            var migration = Round(c, c.TotalYen * 40 / 100);
            return [Row(c, "Migration", [migration]), Row(c, "Disposal", [c.TotalYen - migration])];
        }
        var years = Years(c);
        var migrate = Round(c, c.TotalYen * 6 / 100);
        var disposal = Round(c, c.TotalYen * 2 / 100);
        var training = Round(c, c.TotalYen / 100);
        var yearly = Round(c, c.TotalYen * (100 - InitialPercent(c) - 9) / 100 / years);
        var support = Round(c, yearly / 5);
        var design = c.TotalYen - migrate - disposal - training - (yearly * years);
        return
        [
            Row(c, "Design", [design]),
            Row(c, "Migration", [migrate]),
            Row(c, "Training", [training]),
            Row(c, onOwnServers ? "HardwareLease" : "CloudFee", Enumerable.Repeat(yearly - support, years)),
            Row(c, "Maintenance", Enumerable.Repeat(support, years)),
            Row(c, "Disposal", [.. Enumerable.Repeat(0L, years - 1), disposal]),
        ];
    }

    private static FormRow Row(DemoCase c, string category, IEnumerable<long> byYear)
    {
        var row = new FormRow { ["category"] = category };
        var year = c.TargetFy;
        foreach (var yen in byYear)
        {
            if (yen > 0)
            {
                row["y" + year.Year] = DemoAnswers.Number(yen);
            }
            year = year.Next;
        }
        return row;
    }
}
