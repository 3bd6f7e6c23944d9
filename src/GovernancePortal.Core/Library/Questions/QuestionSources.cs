using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Search;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Library.Questions;

/// <summary>Found by its public words and by its answer, once both are everybody's; before that by its number and topic alone.</summary>
internal sealed class QuestionSearch : SearchSource<LibraryQuestion>
{
    public override string Kind => "Questions";
    public override int Order => 50;
    public override Permission Permission => LibraryAccess.Reading;

    protected override SearchText Describe(LibraryQuestion q)
    {
        var open = q.State == QuestionState.Published;
        return new(open ? Shortened(q.PublicText!) : q.About ?? q.Number, q.Since,
        [
            SearchPlace.Of("LibraryQuestion.Number", q.Number), SearchPlace.Of("LibraryQuestion.About", q.About), SearchPlace.Of("LibraryQuestion.PublicText", open ? q.PublicText : null), SearchPlace.Of("LibraryQuestion.Answer", open ? q.Answer : null),
        ])
        {
            Number = q.Number, State = $"{nameof(QuestionState)}.{q.State}",
        };
    }

    private const int TitleLength = 60;

    private static string Shortened(string text) => text.Length <= TitleLength ? text : string.Concat(text.AsSpan(0, TitleLength), "…");

    protected override IQueryable<LibraryQuestion> Visible(IQueryable<LibraryQuestion> roots, Actor actor) => QuestionQueries.Visible(roots, actor);
}

internal sealed class QuestionSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "Questions";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default) =>
        await db.Set<LibraryQuestion>().AsNoTracking().Where(q => q.SectionId != null && sectionIds.Contains(q.SectionId.Value)).OrderBy(q => q.Number)
            .Select(q => new SectionHolding(q.Id, q.SectionId!.Value, q.Number, q.About ?? "", "/Library/Questions/Details/" + q.Id)).ToListAsync(ct);

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        foreach (var question in await db.Set<LibraryQuestion>().Where(q => records.Keys.Contains(q.Id)).ToListAsync(ct))
        {
            var takeover = records[question.Id];
            if (question.SectionId == takeover.FromId)
            {
                question.Succeed(takeover.To.SectionId);
                db.Note(question.Subject, takeover.Words);
            }
        }
    }
}
