using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Consultations.Demo;

/// <summary>
/// What a demonstration case is about. The answers follow from it alone: the same case gives the same answers, another
/// <paramref name="Variant"/> gives other ones. <paramref name="TotalYen"/> is the sum of all years with tax.
/// </summary>
public sealed record DemoCase(string Title, string SystemName, ConsultationKind Kind, FiscalYear TargetFy, BudgetKind Budget, long TotalYen, int Years, int Variant, DateOnly Day)
{
    public FormSize Size { get; init; } = FormSize.Full;
    /// <summary>Row of the ledger; needed where the kind concerns a system that runs.</summary>
    public Guid? SystemId { get; init; }
    /// <summary>Rows of the ledger named as similar (D8); none makes the form tell of a search without result.</summary>
    public IReadOnlyList<Guid> SimilarSystems { get; init; } = [];
    public bool IsLate { get; init; }
    /// <summary>Dated limit of 特定調達 on the day.</summary>
    public long WtoLimitYen { get; init; } = 40_000_000;
    /// <summary>The budget passed for the case, where it differs from the first stage: what the second stage spends.</summary>
    public long? ContractYen { get; init; }

    public FormFacts Facts(Stage stage, IReadOnlyDictionary<char, FormValues> sections) => new(stage, Size, Day, sections)
    {
        IsLate = IsLate,
        WtoLimitYen = WtoLimitYen,
        HasFirstStage = stage == Stage.PreProcurement,
        FirstStageTotalYen = stage == Stage.PreProcurement ? TotalYen : null,
    };
}

/// <summary>A filled form: answers by section, and how many files of which kind belong to it.</summary>
public sealed record DemoForm(IReadOnlyDictionary<char, FormValues> Sections, IReadOnlyList<NeededAttachment> Files)
{
    /// <summary>Drops what this case is not asked, as nobody could have typed it; a second stage is asked by what its first one chose.</summary>
    internal static DemoForm Of(DemoCase subject, Stage stage, FormValues all, FormFacts? first = null)
    {
        var sections = all.Scalars.Keys.Concat(all.Rows.Keys).Select(code => code[0]).Distinct().ToDictionary(letter => letter, letter => Part(all, letter));
        // An answer that goes may close another question; a few rounds settle it.
        for (var removed = true; removed;)
        {
            var facts = subject.Facts(stage, sections);
            var superfluous = FormCatalogue.Of(stage).Where(field => facts.Has(field.Code) && ((field.ReadOnly && !field.Recorded) || !(FormCatalogue.IsAsked(field, facts) || (first is not null && FormCatalogue.IsAsked(field, facts with { First = first }))))).ToList();
            foreach (var field in superfluous)
            {
                sections[field.Section].Scalars.Remove(field.Code);
                sections[field.Section].Rows.Remove(field.Code);
            }
            removed = superfluous.Count > 0;
        }
        return new DemoForm(sections, AttachmentRules.Needed(subject.Facts(stage, sections) with { First = first }));
    }

    private static FormValues Part(FormValues all, char letter)
    {
        var part = new FormValues();
        foreach (var (code, value) in all.Scalars.Where(pair => pair.Key[0] == letter))
        {
            part.Scalars[code] = value;
        }
        foreach (var (code, rows) in all.Rows.Where(pair => pair.Key[0] == letter))
        {
            part.Rows[code] = rows;
        }
        return part;
    }
}
