using GovernancePortal.Core.Consultations.Form;

namespace GovernancePortal.Core.Consultations;

/// <summary>State of one form section in the task list: computed, never stored.</summary>
public enum SectionProgress
{
    NotStarted, // 未入力
    InProgress, // 入力中
    Complete,   // 完了
    NotNeeded,  // 不要
}

public sealed record SectionCompleteness(char Section, SectionProgress Progress, int Asked, int Answered, IReadOnlyList<FieldProblem> Problems);

/// <summary>Whether a case can be passed on: the same answer for the task list and for <c>Submit</c>.</summary>
public sealed record Completeness(IReadOnlyList<SectionCompleteness> Sections, IReadOnlyList<FieldProblem> AttachmentProblems)
{
    public bool IsComplete => AttachmentProblems.Count == 0 && Sections.All(s => s.Problems.Count == 0);
    public IEnumerable<FieldProblem> Problems => Sections.SelectMany(s => s.Problems).Concat(AttachmentProblems);
    public int AskedItems => Sections.Sum(s => s.Asked);
    public int AnsweredItems => Sections.Sum(s => s.Answered);
}

public static class ConsultationCompleteness
{
    public static Completeness Of(FormFacts facts) =>
        new([.. FormCatalogue.Sections(facts.Stage).Select(s => Section(facts, s))], AttachmentRules.Problems(facts));

    public static SectionCompleteness Section(FormFacts facts, char section)
    {
        var asked = FormCatalogue.Asked(facts, section);
        var problems = new List<FieldProblem>();
        foreach (var field in asked.Where(f => !f.ReadOnly))
        {
            if (!facts.Has(field.Code))
            {
                if (FormCatalogue.IsRequired(field, facts))
                {
                    problems.Add(new FieldProblem(field.Code, "Form.Required"));
                    continue;
                }
                // An item that the office made optional may stay empty, whatever its own check would ask for.
                if (facts.Rules.IsRequired(field) == false && !asked.Any(part => part.Item == field.Item && facts.Has(part.Code)))
                {
                    continue;
                }
            }
            else if (field.Type == FieldType.Rows)
            {
                problems.AddRange(MissingCells(field, facts));
            }
            if (field.Check?.Invoke(facts) is { } problem)
            {
                problems.Add(problem);
            }
        }
        var items = asked.Where(f => f.IsItem && !f.ReadOnly).ToList();
        // Naming no similar system is an answer to D8 too: a part stands for its item.
        var answered = items.Count(f => asked.Any(part => part.Item == f.Code && facts.Has(part.Code)));
        var progress = asked.All(f => f.ReadOnly) ? SectionProgress.NotNeeded
            : problems.Count == 0 ? SectionProgress.Complete
            : asked.Any(f => facts.Has(f.Code)) ? SectionProgress.InProgress
            : SectionProgress.NotStarted;
        return new SectionCompleteness(section, progress, items.Count, answered, problems);
    }

    private static IEnumerable<FieldProblem> MissingCells(FieldDefinition field, FormFacts facts)
    {
        var rows = facts.Rows(field.Code);
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var column in field.Columns.Where(c => c.Required && rows[i].Get(c.Key) is null))
            {
                yield return new FieldProblem($"{field.Code}[{i}].{column.Key}", "Form.Required");
            }
        }
    }
}
